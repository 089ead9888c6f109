-- What was alerted of: an episode of an alert is a row, and who was told of it stands in it. Alerts are
-- of live entities only, so case_name is empty. Identity:
-- (case_name, fabric_id, rule, entity_kind, entity, t_start).
CREATE TABLE IF NOT EXISTS alert ${on_cluster}
(
    case_name LowCardinality(String),
    fabric_id LowCardinality(String),
    rule LowCardinality(String),
    entity_kind LowCardinality(String),
    entity String CODEC(ZSTD(1)),
    t_start DateTime64(9, 'UTC') COMMENT 'end of the window that decided it' CODEC(DoubleDelta, ZSTD(1)),
    rev UInt64 CODEC(ZSTD(1)),

    state LowCardinality(String),
    severity LowCardinality(String),
    t_changed DateTime64(9, 'UTC') COMMENT 'the same for its present severity or its end' CODEC(DoubleDelta, ZSTD(1)),
    t_end Nullable(DateTime64(9, 'UTC')) COMMENT 'NULL while firing' CODEC(ZSTD(1)),
    t_quiet Nullable(DateTime64(9, 'UTC')) COMMENT 'when it ends by itself' CODEC(ZSTD(1)),
    change UInt64 COMMENT 'what receivers were to be told of, from 1' CODEC(T64, ZSTD(1)),
    sentence String CODEC(ZSTD(3)),
    labels Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    annotations Map(LowCardinality(String), String) CODEC(ZSTD(3)),
    suppressed_by Nullable(String) COMMENT 'why nobody is told' CODEC(ZSTD(1)),
    notified Nested
    (
        receiver LowCardinality(String),
        change UInt64,
        t_taken DateTime64(9, 'UTC')
    ),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, fabric_id, rule, entity_kind, entity, t_start);
