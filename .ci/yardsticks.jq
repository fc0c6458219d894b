# What the yardsticks gave, for README.md. $row: which row, of the document of the matching `placementlab reproduce NAME --json`.
def digits(places): . * pow(10; places) | round | . / pow(10; places) | tostring
  | if places == 0 then . elif contains(".") then . + "0" * (places - (split(".")[1] | length)) else . + "." + "0" * places end;
def thousands: tostring | [while(length > 0; .[:-3]) | .[-3:]] | reverse | join(",");
def scored: if length == 0 then "not run" else
  "\(map(select(.valid)) | length) of \(length) valid; score \(map(.score) | add | digits(2)), the winner's \(map(.winnerScore) | add | digits(2)); \(map(.elapsedSeconds) | max | round) s each" end;
def reached: "\(map(.reached) | add) of \(map(.problems) | add) reached";
def slowest: "at most \(map(.mostSeconds) | max | digits(1)) s each";

if $row == "roadef-a" then [.instances[] | select(.instance | startswith("a"))] | scored
elif $row == "roadef-b" then [.instances[] | select(.instance | startswith("b"))] | scored
elif $row == "btrplace" then "\([.instances[] | select(.valid)] | length) of \(.instances | length) valid; \([.instances[].moved] | add) VMs moved, at least \([.instances[].fewestMoves] | add) had to; at most \([.instances[].elapsedSeconds] | max | digits(1)) s"
elif $row == "fleet" then .partitioned as $p | "\(if $p.feasible then "every constraint holds" else "no answer" end) after \($p.elapsedSeconds | round) s; \(100 * (1 - $p.cost / .bestFit.cost) | digits(0)) % less cost than best fit (\(.bestFit.elapsedSeconds | round) s); gap \($p.gap * 100 | digits(0)) % to the bound \($p.boundName)"
elif $row == "packing" then ([.classes[] | select(.class == "all")] | "\(map("\(.set): \([.] | reached)") | join(", ")); \(slowest)")
elif $row == "bpplib" then [.classes[] | select(.class != "all")]
  | (map(select(.class | test("Hard28|Falkenauer.T"))) | "Hard28 and triplets: \(reached)") as $hard
  | "\(map(select(.class | test("Hard28|Falkenauer.T") | not)) | reached); \($hard); \(slowest)"
elif $row == "mvm" then "\(.valid) of \(.instances) valid, \(.noLonger) no longer than published, \(.proven) proven shortest; \(.meanGain * 100 | digits(1)) % shorter on average"
elif $row == "roadef-table" then
  "| instance | cost | best seen | winner S41 | score | S41's score | gap to the aggregate bound | valid |", "|---|--:|--:|--:|--:|--:|--:|---|",
  (.instances[] | "| \(.instance) | \(.cost | thousands) | \(.bestSeen | thousands) | \(.winner | thousands) | \(.score | digits(3)) | \(.winnerScore | digits(3)) | \(.gap * 100 | digits(2)) % | \(if .valid then "yes" else "no" end) |"),
  "| sum | | | | \(.score | digits(3)) | \(.winnerScore | digits(3)) | | |"
else error("no row \($row)") end
