-- How near each entity stood to the memory wall, window by window. Identity:
-- (case_name, entity_kind, entity, t_start).
CREATE TABLE IF NOT EXISTS hotspot ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    entity String CODEC(ZSTD(1)),
    rev UInt64 CODEC(ZSTD(1)),

    window_ns UInt64 CODEC(ZSTD(1)),
    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    fabric_id LowCardinality(String),
    state LowCardinality(String),
    previous_state LowCardinality(String),
    state_changed Bool,
    t_since DateTime64(9, 'UTC') COMMENT 'end of the window that put the entity into its state' CODEC(DoubleDelta, ZSTD(1)),
    score Nullable(Float64) COMMENT '0..1; NULL when the evidence is below 0.4 and what is there would not do by itself' CODEC(ZSTD(1)),
    evidence Float64 COMMENT '0..1' CODEC(ZSTD(1)),
    corroborated Bool,
    corroborated_by LowCardinality(Nullable(String)),
    partial Bool COMMENT 'the instrumentation cannot give all components of the kind, or too few are there and the score is a floor',
    instrumentation Array(LowCardinality(String)) CODEC(ZSTD(1)),
    instrumentation_declared Bool,
    components Nested
    (
        component LowCardinality(String),
        weight Float64,
        x Nullable(Float64),
        contribution Nullable(Float64),
        missing Nullable(String),
        excused Bool
    ),
    measures Nested
    (
        component LowCardinality(String),
        measure LowCardinality(String),
        value Float64,
        low Float64,
        high Float64,
        source String,
        generation UInt64,
        counter UInt64,
        coverage Nullable(Float64)
    ),
    causes Array(LowCardinality(String)) COMMENT 'the strongest first' CODEC(ZSTD(1)),
    ruled_out Array(LowCardinality(String)) CODEC(ZSTD(1)),
    oom_kills Nullable(UInt64) CODEC(ZSTD(1)),
    baseline_ns Nullable(Float64) CODEC(ZSTD(1)),
    top_regions Nested
    (
        region String,
        transit Nullable(Float64),
        tenant Nullable(String),
        workload Nullable(String),
        alloc_id Nullable(String)
    ),
    top_tenants Nested
    (
        name String,
        bytes UInt64,
        share Float64
    ),
    top_owners Nested
    (
        tenant Nullable(String),
        workload Nullable(String),
        alloc_id Nullable(String),
        bytes UInt64,
        share Float64
    ),
    top_masters Nested
    (
        name String,
        bytes UInt64,
        share Float64
    ),
    affected_hosts Array(String) COMMENT 'at most 16' CODEC(ZSTD(1)),
    affected_host_count Nullable(UInt32) CODEC(ZSTD(1)),
    parents Array(String) CODEC(ZSTD(1)),
    missing_windows UInt32 CODEC(T64, ZSTD(1)),
    coverage Nullable(Float64) COMMENT 'the lowest of the inputs' CODEC(ZSTD(1)),
    sentence String CODEC(ZSTD(3)),
    next_command String CODEC(ZSTD(3)),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity_kind, t_start, entity);
