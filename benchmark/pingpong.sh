#!/usr/bin/env bash
# What an event costs: two virtual threads that wake each other, on one carrier and on two.
# Needs the built tracer-runtime and JAVA_HOME.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmark/classpath.sh
for carriers in 1 2; do
  "$JAVA_HOME/bin/java" -XX:+EnableDynamicAgentLoading -Djdk.virtualThreadScheduler.parallelism=$carriers \
    -Djdk.virtualThreadScheduler.maxPoolSize=$carriers -cp "$path" benchmark/PingPong.java
done
