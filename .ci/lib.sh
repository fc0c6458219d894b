# Functions of .ci/run (each check prints one line and counts) and of .ci/refresh.
passed=0
failed=0

heading() { printf '\n== %s (%s)\n' "$1" "$(date -u +%H:%M:%S)"; }

pass() { passed=$((passed + 1)); echo "ok      $1"; }

fail() { failed=$((failed + 1)); echo "FAILED  $1"; }

# check NAME COMMAND...: passes if the command exits 0; its output is shown where it does not.
check() {
  local name=$1 log
  shift
  log=$(mktemp)
  if "$@" > "$log" 2>&1; then pass "$name"; else fail "$name"; tail -n 40 "$log"; fi
  rm -f "$log"
}

# must NAME COMMAND...: a check without which the rest makes no sense.
must() {
  local before=$failed
  check "$@"
  if [ "$failed" -gt "$before" ]; then echo "$passed passed, $failed failed"; exit 1; fi
}

# check_exit CODE NAME COMMAND...: the exit code is as said; for 2, exactly one line beside those of the progress is on standard
# error, and none on output.
check_exit() {
  local code=$1 name=$2 found out err
  shift 2
  out=$(mktemp) err=$(mktemp)
  "$@" > "$out" 2> "$err"
  found=$?
  if [ "$found" != "$code" ]; then
    fail "$name: exit code $found, expected $code"; tail -n 20 "$err"
  elif [ "$code" = 2 ] && { [ "$(messages "$err" | wc -l)" != 1 ] || [ -s "$out" ]; }; then
    fail "$name: expected one line on standard error alone"; cat "$err" "$out"
  else
    pass "$name (exit code $code)"
    [ "$code" = 2 ] && messages "$err" | sed 's/^/          /'
  fi
  rm -f "$out" "$err"
}

# messages FILE: what a command said, without the lines of its progress.
messages() { grep -Ev '^$|: [0-9]+ %$' "$1"; }

# install_missing PROGRAM-OR-FILE:PACKAGE...
install_missing() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%:*}" > /dev/null || [ -e "${pair%%:*}" ] || missing+=("${pair##*:}")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
  fi
  check "installed: chromium, fonts-dejavu-core, jq, git, time" test -z "$(for pair in "$@"; do
    command -v "${pair%%:*}" > /dev/null || [ -e "${pair%%:*}" ] || echo "$pair"; done)"
}

# install_emulator: what `placementlab measure` needs; QEMU 9 or later, on Debian 12 from its backports, from the mirror that is in use.
install_emulator() {
  local mirror
  export DEBIAN_FRONTEND=noninteractive
  if ! emulator_is_new; then
    apt-get update -qq
    if [ "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" = bookworm ] && ! apt-cache policy | grep -q bookworm-backports; then
      mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
      printf 'Types: deb\nURIs: %s\nSuites: bookworm-backports\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
        "${mirror:-http://deb.debian.org/debian}" > /etc/apt/sources.list.d/bookworm-backports.sources
      apt-get update -qq
    fi
    apt-get install -y -qq --no-install-recommends -t bookworm-backports qemu-system-x86 > /dev/null ||
      apt-get install -y -qq --no-install-recommends qemu-system-x86 > /dev/null
  fi
  command -v gcc > /dev/null && [ -e /usr/lib/x86_64-linux-gnu/libc.a ] || apt-get install -y -qq --no-install-recommends gcc libc6-dev > /dev/null
  command -v setpriv > /dev/null || apt-get install -y -qq --no-install-recommends util-linux > /dev/null
  compgen -G '/boot/vmlinuz-*' > /dev/null || fetch_kernel
}

emulator_is_new() { qemu-system-x86_64 --version 2> /dev/null | grep -qE 'version (9|[1-9][0-9])\.'; }

# fetch_kernel: a kernel for the guest, unpacked and not installed: the host keeps its own.
fetch_kernel() {
  local package
  package=$(apt-cache depends linux-image-cloud-amd64 | awk '/Depends: linux-image-/ { print $2; exit }')
  (cd "$work" && apt-get download -qq "$package" > /dev/null) || return 1
  PLACEMENTLAB_KERNEL=$(echo "$work"/"$package"_*.deb)
  export PLACEMENTLAB_KERNEL
}

# rows_predicted FILE: the model said of each row that it ends, and how many bytes it sends (median error; times depend on the host).
rows_predicted() {
  jq -r '.rows[] | "\(.cell): total \(.totalSeconds) s, model \(.predicted.totalSeconds); downtime \(.downtimeSeconds) s, model \(.predicted.downtimeSeconds); traffic \(.trafficBytes), model \(.predicted.trafficBytes)"' "$1"
  jq -e '(.rows | all(.predicted.converges)) and ([.rows[] | (.predicted.trafficBytes / .trafficBytes - 1) | fabs] | sort | .[length / 2 | floor] < 0.05)' "$1"
}

measure_quick() { timeout 240 "$placementlab" measure --quick --json --out "$work/quick" > "$work/quick.json"; }

# rows_sound FILE: a row for each scheme, each completed, the guest well, and nothing left running.
rows_sound() {
  jq -e '.unsound == 0 and .measured == (.rows | length) and (.rows | all(.status == "completed" and (.guestCheck | split(";") | all(. == "ok"))))
    and ([.rows[].scheme] | unique | length) == 6' "$1" && no_emulator_left
}

no_emulator_left() {
  ! grep -qsa 'qemu-system-x86_6[4]' /proc/[0-9]*/cmdline &&
    [ -z "$(find /dev/shm "${TMPDIR:-/tmp}" -maxdepth 1 -name 'placementlab-testbed-*')" ]
}

# summary_value WORD LOG: a number of the closing summary of dotnet test, 0 where there is none.
summary_value() { awk -v word="$1:" '$1 == word { value = $2 } END { print value + 0 }' "$2"; }

# show_crashes FOLDER: the innermost frames of each thread that crashed a process; fails if one did.
show_crashes() {
  local report crashed=0
  for report in "$1"/crash.*.crashreport.json; do
    [ -e "$report" ] || continue
    crashed=1
    jq -r '.payload | "\(.process_name), .NET \(.configuration.version)", (.threads[] | select(.crashed == "true") | .stack_frames[:30][]
      | "    \(.native_module // .filename // "?") \(.method_name // .unmanaged_name // .native_image_offset)")' "$report"
  done
  return "$crashed"
}

# run_tests LOG COMMAND...: runs tests. Their host holds three native libraries (Skia, OR-Tools, FastTree); where it dies of a signal, the
# frames are shown and the tests run once more, from the first. A second death, and any test that fails, is a failure. (The deaths seen so
# far were paths that ScottPlot's markers let go while Skia drew them: see PathMarker.)
run_tests() {
  local log=$1 ended report
  shift
  "$@" > "$log" 2>&1 && return
  ended=$?
  if show_crashes "$work" && ! grep -Eqi "exit code[^0-9]*(134|139)" "$log"; then return "$ended"; fi
  echo "the test host died of a signal after $(summary_value total "$log") tests; once more"
  for report in "$work"/crash.*; do [ -e "$report" ] && mv "$report" "$work/died.${report##*/crash.}"; done
  "$@" > "$log" 2>&1
}

# count_tests LOG EXIT-CODE: adds the tests to the counts; no test at all is a failure.
count_tests() {
  local succeeded broken
  succeeded=$(summary_value succeeded "$1")
  broken=$(summary_value failed "$1")
  passed=$((passed + succeeded))
  failed=$((failed + broken))
  echo "$succeeded tests passed, $broken failed"
  check "tests ran" test "$succeeded" -gt 100
  check "dotnet test ended well" test "$2" = 0
}

# check_document FILE DATASET: what `run --json` prints is one document of the promised form, and its numbers can be true.
check_document() {
  check "one JSON document" test "$(jq -s length "$1")" = 1
  check "with the promised keys and values" jq -e --arg dataset "$2" -f .ci/run-document.jq "$1"
  check "a report where it says" test -s "$(jq -r .report "$1")"
}

# check_results FOLDER: everything a run writes is there, whole and self-contained.
check_results() {
  local file
  for file in report.html run.json spec.yaml policies.json plan.json overload-model.bin; do
    check "$file" test -s "$1/$file"
  done
  check "figures as SVG and PNG" same_names "$1"/figures
  check "the report has its figures inline" test "$(grep -o '<svg' "$1/report.html" | wc -l)" -ge 5
  check "the report loads nothing from elsewhere" no_match '(src|href)="(https?:)?//[^"]*\.(js|css|png|svg|woff2?)"|@import|url\(["'\'']?https?:' "$1/report.html"
  check "no temporary file" no_half_written "$1"
}

no_match() { ! grep -E -q "$1" "$2"; }

# same_names FOLDER: at least five figures, each both as SVG and as PNG.
same_names() {
  local svg png
  svg=$(cd "$1" && printf '%s\n' *.svg | sed 's/\.svg$//')
  png=$(cd "$1" && printf '%s\n' *.png | sed 's/\.png$//')
  [ "$svg" = "$png" ] && [ "$(wc -l <<< "$svg")" -ge 5 ]
}

# no_half_written FOLDER: no temporary files and no empty ones; JSON parses; HTML is closed.
no_half_written() {
  [ -z "$(find "$1" -name '*.tmp*' -o -name '.*' -type f -o -type f -empty)" ] || { find "$1"; return 1; }
  find "$1" -name '*.json' -print0 | xargs -0 -r -n 1 jq -e . > /dev/null || return 1
  ! find "$1" -name '*.html' -exec grep -L '</html>' {} + | grep -q .
}

same_but_for_time() { diff <(jq -S 'del(.elapsedSeconds, .report)' "$1") <(jq -S 'del(.elapsedSeconds, .report)' "$2"); }

planetlab_part() {
  dotnet run --no-build --project src/PlacementLab.Cli -- \
    run .ci/planetlab-part.yaml --dataset planetlab/20110303 --json --out "$work/planetlab" > "$work/planetlab.json"
}

# published_figures: every row of CloudSim's published experiment comes out to the last digit of the double.
published_figures() {
  timeout 180 "$placementlab" reproduce cloudsim --out "$work/reproduce" > "$work/reproduce.txt" || { cat "$work/reproduce.txt"; return 1; }
  grep -Eqx '0 differences in [0-9,]+ rows × 13 metrics' "$work/reproduce.txt" && ! grep -Eq '^[1-9][0-9]* differences? in' "$work/reproduce.txt"
}

# resumed_figures: what was finished before the interruption is not run again.
resumed_figures() {
  "$placementlab" reproduce cloudsim --days 20110303 --resume --out "$work/reproduce-half" > "$work/resumed.txt" 2> "$work/resumed.err" &&
    grep -q '(kept)' "$work/resumed.err" && grep -Eqx '0 differences in [0-9,]+ rows × 13 metrics' "$work/resumed.txt"
}

# sample_compared: without any public data, and every policy has an energy for every kind of migration cost.
sample_compared() {
  PLACEMENTLAB_DATASETS=$work/nowhere "$placementlab" compare consolidation --days 3 --schemes free,hybrid --json --out "$work/compare-sample" > "$work/compare-sample.json" &&
    jq -e '(.days | length) == 3 and (.rows | length) > 20 and ([.rows[] | .mean] | all(. >= 0))' "$work/compare-sample.json"
}

# solved SOLVER PROBLEM ANSWER: an answer that the checker accepts and a document of the promised form, kept as ANSWER.json.
solved() {
  "$placementlab" solve "$2" --solver "$1" --iterations 1000000 --json --out "$3" > "$3.json" && test -s "$3" &&
    jq -s -e 'length == 1 and (.[0] | .feasible and (.status == "optimal" or .status == "feasible") and (.violations | length) == 0
      and ((([.costTerms[]] | add) - .cost) | fabs) < 1e-6 and .bound <= .cost + 1e-6 and .gap >= 0 and (.boundName | length) > 0
      and (.iterations | type) == "number" and .elapsedSeconds > 0)' "$3.json"
}

# not_below FOUND OPTIMAL: the first document's cost is not below the proven optimum of the second.
not_below() { jq -s -e '.[1].status == "optimal" and .[0].cost >= .[1].cost - 1e-6' "$1" "$2"; }

# solved_alike PROBLEM ANSWER: on one thread the search gives the same answer, byte for byte.
solved_alike() {
  "$placementlab" solve "$1" --solver lns --iterations 1000000 --threads 1 --out "$2.again" > /dev/null && cmp "$2" "$2.again"
}

conflict_named() {
  "$placementlab" solve "$1" --solver cp-sat --json > "$work/conflict.json"
  [ $? = 1 ] && jq -e '.status == "infeasible" and (.feasible | not) and (.conflict | length) > 0' "$work/conflict.json"
}

# planned_mvm: ten migrations, proven shortest, no longer than published.
planned_mvm() {
  "$placementlab" plan "$PLACEMENTLAB_DATASETS/mvm_ucc15/random.1.json" --format mvm --json > "$work/mvm-plan.json" &&
    jq -e '.valid and .gap == 0 and .makespanSeconds == .lowerBoundSeconds and .makespanSeconds <= .publishedMakespanSeconds
      and (.migrations | length) == 10 and (.migrations | all(.endSeconds > .startSeconds and .bandwidthMbps > 0))' "$work/mvm-plan.json"
}

planned_anew() {
  "$placementlab" plan "$work/first/plan.json" --dirty-rate 20MiB/s --out "$work/replanned.json" --json > "$work/replan.json" &&
    jq -e '.valid and .makespanSeconds >= .lowerBoundSeconds - 1e-3' "$work/replan.json" && test -s "$work/replanned.svg" -a -s "$work/replanned.png"
}

# reproduced YARDSTICK: the quick run ends well, with its table and figures.
reproduced() {
  timeout 240 "$placementlab" reproduce "$1" --quick --json --out "$work/quick-$1" > "$work/quick-$1.json" &&
    test -s "$work/quick-$1/results.csv" -a -n "$(find "$work/quick-$1" -maxdepth 1 -name '*.svg' -size +0)"
}

# yardstick_line YARDSTICK: what the quick run gave, in a line.
yardstick_line() {
  jq -r '"          " + (if .runs and .proven then "\(.valid) valid, \(.noLonger) no longer than published, \(.proven) proven"
    elif .classes then ([.classes[] | select(.class == "all") | "\(.set) \(.reached) of \(.problems) reached"] | join(", "))
    else ([.instances[] | "\(.instance) \(.cost // .moved)"] | join(", ")) end)' "$work/quick-$1.json"
}

mvm_holds() { jq -e '.instances == 25 and .valid == 25 and .noLonger == 25 and .proven >= 20' "$1"; }

# As few VMs move as can be proven.
btrplace_holds() { jq -e '[.instances[].instance] == ["li6", "nr6"] and (.instances | all(.valid and .moved <= .fewestMoves * 1.05))' "$1"; }

# The time limits of some depend on the machine; none may ever be below a proven optimum.
vectorpack_holds() { packing_holds "$1" 0.9; }

bpplib_holds() { packing_holds "$1" 0.85; }

packing_holds() {
  jq -e --argjson share "$2" '(.runs | length) > 50 and (.runs | all(.fault == "" and .bins >= .optimum and .lowerBound <= .optimum))
    and ([.runs[] | select(.bins == .optimum)] | length) >= $share * (.runs | length)' "$1"
}

# Five seconds an instance: valid, the smallest optimal, and most of the way from the initial costs (a score of several hundreds) gone.
roadef_holds() {
  jq -e '(.instances | length) == 10 and (.instances | all(.valid and .cost >= .bound))
    and (.instances[] | select(.instance == "a1_1") | .cost == 44306501) and .score < 100' "$1"
}

# put MARK FILE: replaces what stands between the comments "begin MARK" and "end MARK" in README.md.
put() {
  awk -v begin="<!-- begin $1 -->" -v end="<!-- end $1 -->" -v file="$2" '
    $0 == begin { print; while ((getline line < file) > 0) print line; skip = 1 }
    $0 == end { skip = 0 }
    !skip { if ($0 != begin) print }' README.md > README.md.new
  mv README.md.new README.md
}
