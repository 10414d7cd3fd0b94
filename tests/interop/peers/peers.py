"""PyPI's sd-jwt and polaris-oid4vp.

Reads requests as JSON lines, `{"op", "terms", ...}`, and answers each by a line:
`{"value": ...}`, or `{"error": "..."}` where the library refuses.
"""

import json
import sys

import sd_jwt.holder
from jwcrypto.jwk import JWK
from polaris_oid4vp.sdjwt import verify_presentation
from sd_jwt.common import SDObj
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier


def key(jwk):
    return JWK(**jwk)


def holder_key(terms):
    """None where whoever has a credential may present it."""
    return None if terms.get("unbound") else key(terms["holder"])


def binding(terms):
    """Nonce and audience, which sd-jwt takes both or none of."""
    return (None, None) if terms.get("unbound") else (terms["nonce"], terms["aud"])


def public(jwk):
    return {name: jwk[name] for name in ("kty", "crv", "x", "y")}


def marked(value, frame):
    """Claims in which those that a frame hides are marked in sd-jwt's way."""
    hidden = frame.get("_sd", [])

    def inner(step, value):
        return marked(value, frame.get(str(step), {}))

    if isinstance(value, dict):
        names = {name: SDObj(name) if name in hidden else name for name in value}
        return {names[name]: inner(name, one) for name, one in value.items()}
    if isinstance(value, list):
        elements = [inner(index, one) for index, one in enumerate(value)]
        return [
            SDObj(one) if index in hidden else one for index, one in enumerate(elements)
        ]
    return value


def has_decoys(frame):
    inner = (value for value in frame.values() if isinstance(value, dict))
    return "_sd_decoy" in frame or any(map(has_decoys, inner))


def chosen(paths):
    """Paths in sd-jwt's way: objects and lists down to True."""
    places = {}
    for path in paths:
        place = places
        for step in path:
            place = place.setdefault(step, {})
    return chosen_at(places) if places else {}


def chosen_at(places):
    if not places:
        return True
    if all(isinstance(step, int) for step in places):
        steps = range(max(places) + 1)
        return [chosen_at(places[step]) if step in places else None for step in steps]
    return {step: chosen_at(inner) for step, inner in places.items()}


def issue(terms, claims, frame):
    issued = SDJWTIssuer(
        marked(claims, frame),
        key(terms["issuer"]),
        holder_key(terms),
        add_decoy_claims=has_decoys(frame),
        extra_header_parameters={"typ": "dc+sd-jwt"},
    )
    return issued.sd_jwt_issuance


def present(terms, token, paths):
    # The library takes the time from the system alone.
    sd_jwt.holder.time = lambda: terms["now"]
    holder = SDJWTHolder(token)
    holder.create_presentation(chosen(paths), *binding(terms), holder_key(terms))
    return holder.sd_jwt_presentation


def verify(terms, token):
    issuer = key(public(terms["issuer"]))
    nonce, aud = binding(terms)
    verifier = SDJWTVerifier(token, lambda _iss, _header: issuer, aud, nonce)
    return verifier.get_verified_payload()


def verify_by_polaris(terms, token):
    verdict = verify_presentation(
        token,
        expected_nonce=terms["nonce"],
        expected_audience=terms["aud"],
        issuer_jwks=[public(terms["issuer"])],
        now=terms["now"],
        max_skew_seconds=terms["age"],
        require_key_binding=not terms.get("unbound"),
        expected_vct=terms["vct"],
    )
    if not verdict.authentic:
        raise ValueError(verdict.reason)
    return verdict.claims


OPS = {
    "issue": issue,
    "present": present,
    "verify": verify,
    "verify by polaris": verify_by_polaris,
}


def answer(op, **arguments):
    try:
        return {"value": OPS[op](**arguments)}
    # Whatever a library fails with is its refusal.
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    for line in sys.stdin:
        print(json.dumps(answer(**json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
