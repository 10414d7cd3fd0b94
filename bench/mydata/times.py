"""How long sd-jwt takes, and polaris-oid4vp to verify, and what they say of the vectors.

`times.py FILE`, with `{"task", "terms", "vectors"}` in the file, prints one JSON object.
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests/interop/peers"))

import peers  # noqa: E402
from sd_jwt.holder import SDJWTHolder  # noqa: E402
from sd_jwt.issuer import SDJWTIssuer  # noqa: E402

# The quickest of so many goes counts: others share the machine.
GOES = 7
# A go lasts at least so long.
GO_S = 0.1


def quickest(act):
    """How long it takes, in ms."""
    took = []
    for _ in range(GOES):
        start, passes = time.perf_counter(), 0
        while time.perf_counter() - start < GO_S:
            act()
            passes += 1
        took.append((time.perf_counter() - start) * 1000 / passes)
    return min(took)


def verdicts(verify, vectors):
    return [verdict(verify, vectors["terms"], one["token"]) for one in vectors["vectors"]]


def verdict(verify, terms, token):
    try:
        return {"verdict": "valid", "payload": verify(terms, token)}
    # Whatever a library fails with is its refusal.
    except Exception:
        return {"verdict": "invalid", "payload": None}


def main():
    file = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    task, terms, vectors = file["task"], file["terms"], file["vectors"]

    # What it takes, ready in its own form.
    claims = peers.marked(task["claims"], task["frame"])
    issuer, holder = peers.key(terms["issuer"]), peers.key(terms["holder"])
    chosen = peers.chosen(task["paths"])

    def issue():
        header = {"typ": "dc+sd-jwt"}
        return SDJWTIssuer(claims, issuer, holder, extra_header_parameters=header)

    issued = issue().sd_jwt_issuance

    def present():
        held = SDJWTHolder(issued)
        held.create_presentation(chosen, terms["nonce"], terms["aud"], holder)

    presented = peers.present(terms, issued, task["paths"])
    peers.verify(terms, presented)
    peers.verify_by_polaris(terms, presented)
    result = {
        "issue": quickest(issue),
        "present": quickest(present),
        "verify": quickest(lambda: peers.verify(terms, presented)),
        "issued": len(issued),
        "presented": len(presented),
        "verdicts": verdicts(peers.verify, vectors),
        "polaris": {
            "verify": quickest(lambda: peers.verify_by_polaris(terms, presented)),
            "verdicts": verdicts(peers.verify_by_polaris, vectors),
        },
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
