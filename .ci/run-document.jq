# The document of `placementlab run --json`; the last expression is true when it is as promised. $dataset: the expected name.
def share: type == "number" and . >= 0 and . <= 1;
def amount: type == "number" and . >= 0;
def row:
  keys == ["downtimeSeconds", "energyKwh", "migrations", "pdm", "policy", "scheme", "score", "slatah", "slav",
    "totalMigrationSeconds", "trafficBytes"]
  and (.energyKwh | amount) and .energyKwh > 0 and (.score | amount)
  and (.slatah | share) and (.pdm | share) and ((.slav - .slatah * .pdm) | fabs < 1e-12)
  and (.migrations | amount) and .migrations == (.migrations | floor)
  and (if .migrations == 0
       then .downtimeSeconds == 0 and .totalMigrationSeconds == 0 and .trafficBytes == 0
       else .downtimeSeconds > 0 and .totalMigrationSeconds >= .downtimeSeconds and .trafficBytes > 0 end);
def schemes(policy): [.policies[] | select(.policy == policy).scheme];

(keys == ["conclusion", "dataset", "elapsedSeconds", "goal", "policies", "report", "seed", "status"])
and .dataset == $dataset and .goal == "proactive" and .seed == 1 and .status == "completed" and .elapsedSeconds > 0
and all(.policies[]; row)
and schemes("no-migration") == ["none"]
and schemes("reactive-threshold") == ["pre-copy", "post-copy", "hybrid", "stop-and-copy"]
and schemes("predictive-cp-sat") == ["pre-copy", "post-copy", "hybrid", "stop-and-copy"]
and all(.policies[] | select(.policy == "no-migration"); .migrations == 0)
and any(.policies[]; .migrations > 0)
and ((.policies | min_by(.score).policy) as $best
     | .conclusion | length > 40 and (contains($best) or contains($best | gsub("-"; " "))))
