#!/usr/bin/env bash
# Gradescope runs this once, while it builds the image.
set -euo pipefail
root="${AUTOGRADER_ROOT:-/autograder}"

apt-get update
apt-get install --yes python3 python3-venv
python3 -m venv "$root/venv"
"$root/venv/bin/python" -m pip install --editable "$root/source/kit"
