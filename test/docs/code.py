"""Prints what the Python files of a folder say to the interpreter and to tools; usage: code.py FOLDER PLAIN."""

import ast
import io
import json
import pathlib
import sys
import tokenize
import tomllib
import warnings


def is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str)


def without_texts(tree: ast.AST, texts: list[str]) -> None:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            texts.extend(each.value.value for each in body if is_text(each))
            node.body = [each for each in body if not is_text(each)] or [ast.Pass()]


def shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(item) for item in value] if isinstance(value, list) else type(value).__name__


def read(path: pathlib.Path, plain: str) -> object:
    source = path.read_text("utf-8")
    if path.suffix == ".toml":
        return shape(tomllib.loads(source))
    tree, texts = ast.parse(source), []
    without_texts(tree, texts)
    comments = [token.string for token in tokenize.generate_tokens(io.StringIO(source).readline) if token.type == tokenize.COMMENT]
    return {"code": ast.dump(tree), "comments": comments, "documented": sum(plain in text for text in texts)}


warnings.simplefilter("error")
folder, plain = pathlib.Path(sys.argv[1]), sys.argv[2]
paths = [path for path in folder.rglob("*") if path.suffix in (".py", ".pyi", ".toml")]
print(json.dumps({str(path.relative_to(folder)): read(path, plain) for path in paths}))
