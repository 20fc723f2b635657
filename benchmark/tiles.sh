#!/usr/bin/env bash
# What the viewer's index and its tiles cost: ten million slices on two thousand rows.
# Needs the built tracer-analysis and JAVA_HOME.
set -euo pipefail
cd "$(dirname "$0")/.."
"$JAVA_HOME/bin/java" -Xmx2g -cp tracer-analysis/target/classes benchmark/Tiles.java "${1:-10}" "${2:-2000}"
