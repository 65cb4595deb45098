"""Errors of the API as application/problem+json (RFC 9457), naming the parameter."""

import json
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from rest_framework import exceptions, serializers

CONTENT_TYPE = "application/problem+json"


class ParameterErrorSerializer(serializers.Serializer):
    """What is wrong with one parameter."""

    parameter = serializers.CharField()
    message = serializers.CharField()


class ProblemSerializer(serializers.Serializer):
    """Why there is no answer."""

    type = serializers.CharField(help_text="about:blank: title and status say it all.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = ParameterErrorSerializer(  # type: ignore[assignment]  # a field, not the errors
        many=True, required=False
    )


class BadParameters(exceptions.APIException):
    """Parameters that were not understood; `errors` maps each to its messages."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "Some parameters were not understood."

    def __init__(self, errors):
        super().__init__()
        self.errors = [
            {"parameter": name, "message": str(message)}
            for name, messages in errors.items()
            for message in messages
        ]


def problem(status, detail, *, errors=(), headers=None):
    """A response that says what is wrong."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": int(status)}
    body["detail"] = str(detail)
    if errors:
        body["errors"] = list(errors)
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE, headers=headers)


def handle(error, context):
    """The exception handler of all views of the API; unexpected errors stay unexpected."""
    if isinstance(error, Http404):
        return problem(HTTPStatus.NOT_FOUND, str(error) or "There is nothing here.")
    if isinstance(error, PermissionDenied):
        return problem(HTTPStatus.FORBIDDEN, "You may not see this.")
    if not isinstance(error, exceptions.APIException):
        return None
    headers = {}
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait))
    errors = getattr(error, "errors", ())
    return problem(error.status_code, error.detail, errors=errors, headers=headers)


def not_found(request, exception=None):
    """For addresses under the API that lead nowhere."""
    return problem(HTTPStatus.NOT_FOUND, f"There is no collection at {request.path}.")
