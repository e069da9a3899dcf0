// Starts `galley lsp`, which does all the work.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async (context) => {
  const command = vscode.workspace.getConfiguration("galley").get("path");
  client = new LanguageClient(
    "galley",
    "Galley",
    { command, args: ["lsp"] },
    {
      documentSelector: [
        { scheme: "file", language: "yaml" },
        { scheme: "file", language: "markdown" },
      ],
    },
  );
  context.subscriptions.push(
    vscode.commands.registerCommand("galley.openPreview", () => {
      const file = vscode.window.activeTextEditor?.document.uri.toString();
      if (file) return vscode.commands.executeCommand("galley.preview", file);
    }),
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
