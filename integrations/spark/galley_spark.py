"""Galley on Apache Spark: lays out articles on all cores of a cluster, and adds up what that comes to.

    spark-submit --files galley --archives project.zip#project galley_spark.py ARTICLES OUTPUT --galley galley --project project

ARTICLES is a folder of Parquet files, or of files with a JSON object a line. Each row is what `galley audit --ndjson` reads:
`id`, `layout` (may be null) and `article` (the text of the article's file). OUTPUT gets `pages`, Parquet with a row for each
article, and `summary.json`, the summaries of all tasks merged; `lines` is what the tasks wrote, from which a job goes on.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

PAGES = T.StructType(
    [
        T.StructField("id", T.StringType()),
        T.StructField("error", T.StringType(), nullable=False),
        T.StructField("figures", T.StringType(), nullable=False),
        T.StructField("partial", T.StringType(), nullable=False),
    ]
)
"""What a task gives: a row for each article with its line as text, then one row whose `partial` is the task's summary."""

AD = T.StructType(
    [
        T.StructField("slot", T.StringType()),
        T.StructField("sizes", T.ArrayType(T.StringType())),
        T.StructField("region", T.StringType()),
        T.StructField("gap", T.LongType()),
        T.StructField("y", T.DoubleType()),
        T.StructField("height", T.DoubleType()),
        T.StructField("reserved", T.DoubleType()),
        T.StructField("travel", T.DoubleType()),
        T.StructField("above_fold", T.BooleanType()),
    ]
)
SCREEN = T.StructType(
    [
        T.StructField("breakpoint", T.StringType()),
        T.StructField("from", T.LongType()),
        T.StructField("width", T.LongType()),
        T.StructField("height", T.LongType()),
        T.StructField("page_height", T.DoubleType()),
        T.StructField("density", T.DoubleType()),
        T.StructField("density_limit", T.DoubleType()),
        T.StructField("page_density", T.DoubleType()),
        T.StructField("plugin_density", T.DoubleType()),
        T.StructField("layout_shift", T.DoubleType()),
        T.StructField("has_readers", T.BooleanType()),
        T.StructField("impressions", T.DoubleType()),
        T.StructField("revenue", T.DoubleType()),
        T.StructField("ads", T.ArrayType(AD)),
    ]
)
FINDING = T.StructType(
    [
        T.StructField("rule", T.StringType()),
        T.StructField("severity", T.StringType()),
        T.StructField("breakpoint", T.StringType()),
        T.StructField("file", T.StringType()),
        T.StructField("line", T.LongType()),
        T.StructField("column", T.LongType()),
        T.StructField("excess", T.DoubleType()),
        T.StructField("message", T.StringType()),
    ]
)
FIGURES = T.StructType(
    [
        T.StructField("file", T.StringType()),
        T.StructField("layout", T.StringType()),
        T.StructField("has_page", T.BooleanType()),
        T.StructField("slug", T.StringType()),
        T.StructField("title", T.StringType()),
        T.StructField("section", T.StringType()),
        T.StructField("tags", T.ArrayType(T.StringType())),
        T.StructField("authors", T.ArrayType(T.StringType())),
        T.StructField("date", T.StringType()),
        T.StructField("words", T.LongType()),
        T.StructField("screens", T.ArrayType(SCREEN)),
        T.StructField("findings", T.ArrayType(FINDING)),
    ]
)
"""The members of a line, as `docs/audit.md` has them."""


class GalleyFailed(RuntimeError):
    """The command did not do all of its work; Spark runs the task again."""


def run_galley(binary: str, project: str, lines: Iterator[str]) -> Iterator[str]:
    """Gives the command a line for each article; yields its lines, then its summary.

    The summary is a line of its own, as no line of an article begins like it.
    """
    with tempfile.TemporaryDirectory() as folder:
        partial = Path(folder) / "partial"
        command = [binary, "audit", project, "--ndjson", "--partial", str(partial)]
        # A worker's own environment may be empty: the command needs none.
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={}
        ) as process:

            def feed() -> None:
                try:
                    for line in lines:
                        process.stdin.write(line + "\n")
                except BrokenPipeError:
                    pass  # Its exit status tells.
                except BaseException as error:  # noqa: BLE001 - it must not be lost in this thread
                    failures.append(error)
                finally:
                    try:
                        process.stdin.close()
                    except BrokenPipeError:
                        pass

            failures: list[BaseException] = []
            feeder = threading.Thread(target=feed)
            feeder.start()
            try:
                yield from (line.rstrip("\n") for line in process.stdout)
            except BaseException:
                process.kill()  # Nobody reads any more: the feeder must not wait for it.
                raise
            finally:
                feeder.join()
        if failures:
            raise failures[0]
        if process.returncode != 0:
            raise GalleyFailed(f"{binary} audit ended with status {process.returncode}")
        yield partial.read_text(encoding="utf-8").rstrip("\n")


def line_of(row: tuple) -> str:
    """The line of an article; a row without an article becomes one that the command tells of."""
    identifier, layout, article = row
    members = {"id": identifier, "article": article}
    if isinstance(layout, str):
        members["layout"] = layout
    if not isinstance(article, str):
        del members["article"]
    return json.dumps(members, ensure_ascii=False)


def auditor(binary: str, project: str):
    """What `mapInPandas` runs in each task: batches of articles in, batches of pages out."""

    def audit(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        program, folder = located(binary), located(project)
        rows = (
            line_of(row)
            for batch in batches
            for row in batch[["id", "layout", "article"]].itertuples(index=False, name=None)
        )
        kept: list[tuple] = []
        for line in run_galley(program, folder, rows):
            kept.append(row_of(line))
            if len(kept) == 1000:
                yield pd.DataFrame(kept, columns=PAGES.names)
                kept = []
        yield pd.DataFrame(kept, columns=PAGES.names)

    return audit


def row_of(line: str) -> tuple:
    """A line of the command as a row of `PAGES`."""
    if line.startswith('{"galley_audit_partial"'):
        return None, "", "", line
    told = json.loads(line)
    identifier = told["id"]
    text = identifier if isinstance(identifier, str) or identifier is None else json.dumps(identifier)
    return text, told["error"], line, ""


def located(name: str) -> str:
    """A file that was sent with `--files` or `--archives`, or a path of every machine.

    YARN puts what was sent where a task runs; Spark itself, and the driver, keep it in a folder of their own.
    """
    for path in (Path(name), Path(SparkFiles.get(name))):
        if path.exists():
            return str(path.resolve())
    return name


def articles(spark: SparkSession, path: str) -> DataFrame:
    """The rows of a folder of Parquet or of lines of JSON, in which no line stops the job."""
    if any(name.endswith(".parquet") for name in names(spark, path)):
        read = spark.read.parquet(path)
    else:
        # A line that is no JSON has no article: the command says so in its place.
        read = spark.read.schema("id STRING, layout STRING, article STRING").json(path)
    columns = set(read.columns)
    layout = F.col("layout") if "layout" in columns else F.lit(None)
    return read.select(
        F.col("id").cast("string"), layout.cast("string").alias("layout"), F.col("article").cast("string")
    )


def file_system(spark: SparkSession, path: str) -> tuple:
    """A path of Hadoop's, and the file system on which it lies."""
    place = spark._jvm.org.apache.hadoop.fs.Path(path)
    return place, place.getFileSystem(spark._jsc.hadoopConfiguration())


def names(spark: SparkSession, path: str) -> Iterator[str]:
    """The names of a folder's files, and of those in its folders."""
    place, system = file_system(spark, path)
    files = system.listFiles(place, True)
    while files.hasNext():
        yield files.next().getPath().getName()


def merged(binary: str, project: str, partials: list[str]) -> str:
    """The summary of all tasks as JSON, the same bytes as one run would write."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, partial in enumerate(partials):
            path = Path(folder) / f"{number}.partial"
            path.write_text(partial, encoding="utf-8")
            paths.append(str(path))
        command = [binary, "audit", project, "--format", "json", "--merge", *paths]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        # 1 says that the articles have errors, or not what the project expects of them.
        if done.returncode not in (0, 1) or not done.stdout:
            raise GalleyFailed(f"{binary} audit --merge ended with status {done.returncode}: {done.stderr}")
        return done.stdout


def is_done(spark: SparkSession, folder: str) -> bool:
    """Whether Spark has written a folder to its end, wherever it lies."""
    path, system = file_system(spark, os.path.join(folder, "_SUCCESS"))
    return system.exists(path)


def write(spark: SparkSession, text: str, path: str) -> None:
    """Writes a file, wherever it lies."""
    place, system = file_system(spark, path)
    file = system.create(place, True)
    try:
        file.write(bytearray(text.encode()))
    finally:
        file.close()


def audit(
    spark: SparkSession, source: DataFrame, output: str, binary: str, project: str, chunks: int = 1
) -> str:
    """Audits articles and writes what comes out; returns the summary as JSON.

    The articles are dealt into chunks, one after the other; a job that is started again leaves out those that are done.
    """
    folders = [os.path.join(output, "lines", f"{number}-of-{chunks}") for number in range(chunks)]
    for number, folder in enumerate(folders):
        if is_done(spark, folder):
            continue
        chunk = F.pmod(F.xxhash64("id", "article"), F.lit(chunks)) == number
        told = source.where(chunk).mapInPandas(auditor(binary, project), PAGES)
        told.write.mode("overwrite").parquet(folder)
    written = spark.read.parquet(*folders)
    pages = written.where(F.col("partial") == "").select(
        "id", "error", F.from_json("figures", FIGURES).alias("page")
    )
    pages.select("id", "error", "page.*").write.mode("overwrite").parquet(os.path.join(output, "pages"))
    partials = [row.partial for row in written.where(F.col("partial") != "").select("partial").collect()]
    return merged(located(binary), located(project), partials)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="a folder of Parquet files or of lines of JSON")
    parser.add_argument("output", help="the folder for what comes out")
    parser.add_argument("--galley", default="galley", help="the command on every machine")
    parser.add_argument("--project", default=".", help="the project's folder on every machine")
    parser.add_argument("--tasks", type=int, help="into how many tasks the articles are dealt, evenly")
    parser.add_argument("--chunks", type=int, default=1, help="how often a job that is stopped can go on from where it was")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("galley audit").getOrCreate()
    source = articles(spark, options.articles)
    if options.tasks:
        source = source.repartition(options.tasks)
    summary = audit(spark, source, options.output, options.galley, options.project, options.chunks)
    write(spark, summary, os.path.join(options.output, "summary.json"))
    print(json.dumps(json.loads(summary)["verdict"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
