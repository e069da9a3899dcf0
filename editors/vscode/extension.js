// Starts `galley lsp`, which does all the work.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async (context) => {
  const settings = vscode.workspace.getConfiguration("galley");
  const command = settings.get("path");
  const documentation = settings.get("documentation") || undefined;
  client = new LanguageClient(
    "galley",
    "Galley",
    { command, args: ["lsp"] },
    {
      documentSelector: [
        { scheme: "file", language: "yaml" },
        { scheme: "file", language: "markdown" },
      ],
      initializationOptions: { documentation, editor: `${vscode.env.uriScheme}://file{file}:{line}:{column}` },
    },
  );
  context.subscriptions.push(
    vscode.commands.registerCommand("galley.openPreview", () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return;
      const { line, character } = editor.selection.active;
      return vscode.commands.executeCommand("galley.preview", editor.document.uri.toString(), { line, character });
    }),
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
