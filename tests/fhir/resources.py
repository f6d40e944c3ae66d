"""Validates FHIR R4 files with fhir.resources: structure, types, cardinality, by the models of R4B.

    python resources.py FILE|FOLDER…

R4B differs from R4 in resources that Palpate does not write.
"""

import json

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from files import judge


def faults(text):
    try:
        resource = json.loads(text)
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    except ValidationError as error:
        return [f"{'.'.join(map(str, fault['loc']))} {fault['msg']}" for fault in error.errors()]
    except (KeyError, LookupError, ValueError) as error:
        return [f"{type(error).__name__} {error}"]
    return []


judge("fhir.resources", ".json", faults)
