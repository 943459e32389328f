#!/bin/sh
# Starts @title@ with Java @java@ or newer, from JAVA_HOME or the PATH.
#
# SPORTELLO_JAVA_OPTIONS is added to the options of the JVM below, and wins over them: -Xmx1g, for instance.
# SPORTELLO_CACHE names the folder of the start cache; by default it is the user's own cache folder.
#
# The start cache (Java's AOT cache) halves the time of a start. It is made in the background when there is none for
# exactly this Java, these jars and these options; whatever is wrong with it, the program starts without.
# "@name@ --make-start-cache" makes it and ends, for images of containers.
set -eu

name='@name@'
program='@program@'
needed=@java@
collector='@collector@'
options='@options@'
training='@training@'

# This file, also where it was started by a symbolic link.
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
  esac
done
case $self in
  */*) ;;
  *) self=./$self ;;
esac
home=$(CDPATH='' cd "${self%/*}/.." && pwd -P)
jar=$home/@jar@

# The major version of the JDK or JRE in a folder; 0 where there is none.
version_in() {
  version=0
  [ -x "$1/bin/java" ] || return 0
  text=
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in
        JAVA_VERSION=*) text=${line#*=} text=${text#\"} ;;
      esac
    done < "$1/release"
  fi
  [ -n "$text" ] || text=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9._]*\).*/\1/p')
  text=${text#1.}
  version=${text%%[!0-9]*}
  version=${version:-0}
}

# The folder of the java that the PATH finds, behind all symbolic links.
on_path() {
  found=$(command -v java) || return 0
  if [ "$found" = /usr/bin/java ] && [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$needed+" 2>/dev/null || :
    return
  fi
  while [ -h "$found" ]; do
    target=$(readlink "$found")
    case $target in
      /*) found=$target ;;
      *) found=${found%/*}/$target ;;
    esac
  done
  folder=${found%/*}
  folder=${folder%/*}
  # Version managers put a script on the PATH that starts the one in another folder: it says which.
  [ -f "$folder/release" ] || folder=$("$found" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  printf '%s\n' "$folder"
}

java_home=
seen=
# A package brings a Java of its own, which it was tried with.
for candidate in "$home/runtime" "${JAVA_HOME:-}" PATH; do
  [ "$candidate" != PATH ] || candidate=$(on_path)
  [ -n "$candidate" ] || continue
  version_in "$candidate"
  if [ "$version" -ge "$needed" ]; then
    java_home=$candidate
    break
  fi
  [ "$version" -eq 0 ] || seen="$seen; Java $version is in $candidate"
done
if [ -z "$java_home" ]; then
  echo "@title@ needs Java $needed or newer${seen:-; there is none in JAVA_HOME or on the PATH}." >&2
  echo "Install it, from https://adoptium.net for instance, and set JAVA_HOME to its folder." >&2
  exit 1
fi

own=${SPORTELLO_JAVA_OPTIONS:-}
case $own in
  *-XX:+Use*GC*) collector= ;;
esac
# Without this, the C library sets memory aside for each thread on machines with many cores.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

if [ -n "${SPORTELLO_CACHE:-}" ]; then
  folder=$SPORTELLO_CACHE
elif [ -z "${HOME:-}" ]; then
  folder=
elif [ "$(uname)" = Darwin ]; then
  folder=$HOME/Library/Caches/Sportello
else
  folder=${XDG_CACHE_HOME:-$HOME/.cache}/sportello
fi

# All that a cache depends on. The JVM compares sizes and times of the jars only; those that keep their name from one
# version to the next are compared by what is in them.
state() {
  cat "$java_home/release" 2>/dev/null
  # The directory of a jar stands at its end, with a checksum of each file in it.
  tail -c 400000 "$jar"
  cat "$home"/lib/shared-model*.jar 2>/dev/null
  LC_ALL=C TZ=UTC0 ls -lLn "$home/lib" "$java_home/lib/modules"
  printf '%s\n' "$java_home" "$jar" "$collector" "$options" "$own"
}
if [ -z "$own" ] && [ -f "$home/$name.aot" ]; then
  # A package brings it as well.
  folder=
  cache=$home/$name.aot
else
  sum=$(state 2>/dev/null | cksum)
  cache=$folder/$name-${sum% *}-${sum#* }.aot
fi

# Runs the program's training and puts the cache in place whole.
make_cache() {
  mkdir -p -m 700 "$folder" || return
  # shellcheck disable=SC2086
  if nice -n 19 "$java_home/bin/java" $collector $options $own $training \
      "-XX:AOTCacheOutput=$cache.$$" -cp "$jar" "$program" && [ -s "$cache.$$" ]; then
    mv -f "$cache.$$" "$cache"
    find "$folder" -name "$name-*" -mtime +30 ! -path "$cache" -exec rm -f {} +
  else
    # Not tried again at each start.
    rm -f "$cache.$$"
    : > "$cache.failed"
    return 1
  fi
}

if [ "${1:-}" = --make-start-cache ]; then
  if [ "$cache" = "$home/$name.aot" ]; then
    echo "The package brings its start cache: $cache"
    exit
  fi
  [ -n "$folder" ] || { echo "Set SPORTELLO_CACHE to the folder for the start cache." >&2; exit 1; }
  make_cache || { echo "The start cache cannot be made in $folder." >&2; exit 1; }
  echo "Made $cache"
  exit
fi

if [ -n "$folder" ] && [ ! -f "$cache" ] && [ ! -f "$cache.failed" ]; then
  # Twice in the background, so that it is nobody's child whom this process would have to wait for.
  (make_cache < /dev/null > /dev/null 2>&1 &)
fi

# shellcheck disable=SC2086 # The options are words.
exec "$java_home/bin/java" "-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off $collector $options $own \
  "-Dsportello.launcher=$home/bin/$name" -jar "$jar" "$@"
