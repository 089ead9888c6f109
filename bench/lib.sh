# Of the commands beside it: builds what is missing, then starts a class of this module.

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

# Whether there is no build, or one older than the sources.
stale() {
  [ -d "$home/target/lib" ] || return 0
  [ -n "$(cd "$home/.." && find bench schemas collectors streams sql compose -name target -prune -o \
    -type f \( -path '*/src/main/*' -o -path 'sql/*' -o -name '*.avsc' \) \
    -newer "$home/target/lib" -print -quit)" ]
}

build_if_needed() {
  stale || return 0
  echo "bench: building ..." >&2
  (cd "$home/.." && "${MVN:-mvn}" -B -q -pl bench -am -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -Dassembly.skipAssembly=true package)
  touch "$home/target/lib"
}

# The words that start a class: bench NAME [ARGUMENT...]
bench() {
  command=("$java" -Xmx1g -XX:+UseSerialGC -Xss1m
    -Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.memwall.schemas.events,io.memwall.schemas.results
    -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider
    -Dmemwall.bench.home="$home" -Dmemwall.dashboards="$home/../compose/grafana/dashboards"
    -cp "$home/target/classes:$home/target/lib/*" "io.memwall.bench.$1" "${@:2}")
}
