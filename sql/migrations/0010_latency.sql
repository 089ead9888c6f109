-- How long requests took in a window of one entity, against the best it can do. Identity:
-- (case_name, entity_kind, entity, window_ns, t_start).
CREATE TABLE IF NOT EXISTS latency ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String),
    window_ns UInt64 CODEC(ZSTD(1)),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    entity String CODEC(ZSTD(1)),
    rev UInt64 CODEC(ZSTD(1)),

    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    fabric_id LowCardinality(String),
    tap_position LowCardinality(String) COMMENT 'of the headline: the columns from here to headroom_bps',
    request_class LowCardinality(Nullable(String)) COMMENT 'the class of the highest inflation',
    inflation Nullable(Float64) COMMENT 'p50 / baseline' CODEC(ZSTD(1)),
    inflation_p99 Nullable(Float64) COMMENT 'p99 / baseline' CODEC(ZSTD(1)),
    baseline_ns Nullable(Float64) CODEC(ZSTD(1)),
    baseline_kind LowCardinality(String),
    missing LowCardinality(Nullable(String)) COMMENT 'why inflation is NULL',
    utilisation Nullable(Float64) CODEC(ZSTD(1)),
    demand_ratio Nullable(Float64) CODEC(ZSTD(1)),
    in_flight Nullable(Float64) COMMENT 'requests, by Little' CODEC(ZSTD(1)),
    knee_utilisation Nullable(Float64) CODEC(ZSTD(1)),
    max_utilisation Nullable(Float64) COMMENT 'at which inflation reaches target_inflation' CODEC(ZSTD(1)),
    target_inflation Nullable(Float64) CODEC(ZSTD(1)),
    headroom_bps Nullable(Float64) CODEC(ZSTD(1)),
    capacity_bps Nullable(Float64) CODEC(ZSTD(1)),
    series Nested
    (
        tap_position LowCardinality(String),
        request_class LowCardinality(String),
        samples UInt64,
        sum_ns UInt64,
        p5_ns Nullable(Float64),
        p50_ns Nullable(Float64),
        p95_ns Nullable(Float64),
        p99_ns Nullable(Float64),
        baseline_ns Nullable(Float64),
        baseline_kind LowCardinality(String),
        inflation Nullable(Float64),
        inflation_p99 Nullable(Float64),
        missing LowCardinality(Nullable(String))
    ),
    connections UInt32 CODEC(ZSTD(1)),
    nodes Array(LowCardinality(String)) COMMENT 'whose taps saw it; their reports say when it was watched' CODEC(ZSTD(1)),
    covered_ns UInt64 CODEC(T64, ZSTD(1)),
    span_ns UInt64 CODEC(T64, ZSTD(1)),
    coverage Nullable(Float64) COMMENT 'NULL when unknown' CODEC(ZSTD(1)),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity_kind, window_ns, t_start, entity);

-- How latency grows with the utilisation of a link direction, as of the end of a minute. Identity:
-- (case_name, entity, tap_position, request_class, t_start).
CREATE TABLE IF NOT EXISTS latency_curve ${on_cluster}
(
    case_name LowCardinality(String),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    entity String CODEC(ZSTD(1)),
    tap_position LowCardinality(String),
    request_class LowCardinality(String),
    rev UInt64 CODEC(ZSTD(1)),

    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    fabric_id LowCardinality(String),
    baseline_ns Nullable(Float64) CODEC(ZSTD(1)),
    baseline_kind LowCardinality(String),
    bins Nested
    (
        utilisation Float64,
        weight Float64,
        p50_ns Float64,
        p99_ns Float64,
        inflation Nullable(Float64)
    ),
    slope Nullable(Float64) CODEC(ZSTD(1)),
    r_squared Nullable(Float64) CODEC(ZSTD(1)),
    fit_missing LowCardinality(Nullable(String)) COMMENT 'why slope is NULL',
    knee_utilisation Nullable(Float64) CODEC(ZSTD(1)),
    target_inflation Float64 CODEC(ZSTD(1)),
    max_utilisation Nullable(Float64) CODEC(ZSTD(1)),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity, tap_position, request_class, t_start);
