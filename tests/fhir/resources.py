"""Validates FHIR R4 files with fhir.resources: structure, types, cardinality, by the models of R4B.

    python resources.py [--r5] FILE|FOLDER…

R4B differs from R4 in resources that Palpate does not write. With --r5 the models are those of R5.
"""

import json
import sys

from pydantic import ValidationError

from files import judge

if "--r5" in sys.argv:
    sys.argv.remove("--r5")
    from fhir.resources import get_fhir_model_class
else:
    from fhir.resources.R4B import get_fhir_model_class


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
