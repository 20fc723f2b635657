#!/usr/bin/env bash
# What an event costs: two virtual threads that wake each other, on one carrier and on two.
# Needs the built tracer-runtime and JAVA_HOME.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$(./mvnw -q help:evaluate -Dexpression=settings.localRepository -DforceStdout)
version=$(basename "$(ls -d "$repository"/net/bytebuddy/byte-buddy-agent/*/ | sort -V | tail -n 1)")
path=tracer-runtime/target/classes:$repository/net/bytebuddy/byte-buddy/$version/byte-buddy-$version.jar
path=$path:$repository/net/bytebuddy/byte-buddy-agent/$version/byte-buddy-agent-$version.jar
for carriers in 1 2; do
  "$JAVA_HOME/bin/java" -XX:+EnableDynamicAgentLoading -Djdk.virtualThreadScheduler.parallelism=$carriers \
    -Djdk.virtualThreadScheduler.maxPoolSize=$carriers -cp "$path" benchmark/PingPong.java
done
