"""openapi.yaml as it is served: every error is described once, and as the problem+json that is really sent."""

from typing import Any

from fastapi import FastAPI

from api.core.http import JSON_ERRORS

PROBLEM_JSON = "application/problem+json"
SCHEMA = {"$ref": "#/components/schemas/ProblemBody"}


class DescribedApp(FastAPI):
    """FastAPI writes each operation's errors out in full, and as plain JSON; here they are described once."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            _share(super().openapi())
        return self.openapi_schema or {}


def _share(whole: dict[str, Any]) -> None:
    words = {str(status): error["description"] for status, error in JSON_ERRORS.items()}
    for methods in whole["paths"].values():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                if PROBLEM_JSON not in answer.get("content", {}):
                    continue
                if answer["description"] == words.get(status):
                    operation["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}
                else:  # an operation that says more about this error keeps its words
                    answer["content"] = {PROBLEM_JSON: {"schema": SCHEMA}}
    whole["components"]["responses"] = {
        f"Problem{status}": {"description": said, "content": {PROBLEM_JSON: {"schema": SCHEMA}}}
        for status, said in words.items()
    }
