-- Use of one UTC day as somebody else had recorded it, imported so that there is history from day
-- one. Identity: (case_name, entity_kind, entity, pool_id, t_start).
CREATE TABLE IF NOT EXISTS daily_use ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String) COMMENT 'POOL, TENANT or LINK',
    entity String COMMENT 'pool, tenant, or link and direction' CODEC(ZSTD(1)),
    pool_id LowCardinality(String) COMMENT 'of a tenant, the pool it was in; else empty',
    t_start DateTime64(9, 'UTC') COMMENT 'midnight' CODEC(DoubleDelta, ZSTD(1)),
    rev UInt64 COMMENT 'ms since 1970 of the import' CODEC(ZSTD(1)),

    source String COMMENT 'where it was imported from' CODEC(ZSTD(1)),
    p50 Nullable(Float64) COMMENT 'bytes; of a link 0..1, as the next three' CODEC(ZSTD(1)),
    p95 Nullable(Float64) CODEC(ZSTD(1)),
    p99 Float64 CODEC(ZSTD(1)),
    highest Nullable(Float64) CODEC(ZSTD(1)),
    capacity Nullable(Float64) COMMENT 'bytes; of a link 1' CODEC(ZSTD(1)),
    covered_h Float64 COMMENT 'hours of the day that were watched' CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, entity, pool_id, t_start);

-- What was forecast from the days up to one day, or why nothing was. Identity:
-- (case_name, entity_kind, entity, pool_id, t_start).
CREATE TABLE IF NOT EXISTS forecast ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String) COMMENT 'POOL, TENANT or LINK',
    entity String CODEC(ZSTD(1)),
    pool_id LowCardinality(String) COMMENT 'of a tenant, the pool it is in; else empty',
    t_start DateTime64(9, 'UTC') COMMENT 'midnight of the last day of the history' CODEC(DoubleDelta, ZSTD(1)),
    rev UInt64 COMMENT 'ms since 1970 when it was made' CODEC(ZSTD(1)),

    t_made DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    refused LowCardinality(Nullable(String)) COMMENT 'TOO_FEW_DAYS or LEVEL_SHIFT; NULL when there is a forecast',
    t_possible Nullable(DateTime64(3, 'UTC')) COMMENT 'of a refusal, when there will be one' CODEC(ZSTD(1)),
    t_shift Nullable(DateTime64(3, 'UTC')) COMMENT 'first day of the present level, when use has jumped' CODEC(ZSTD(1)),
    history_days UInt32 COMMENT 'days that count, before and behind a jump' CODEC(ZSTD(1)),
    imported_days UInt32 COMMENT 'those of them that were imported' CODEC(ZSTD(1)),
    model LowCardinality(String) COMMENT 'theil-sen+week, theil-sen, or empty',
    fit_days UInt32 COMMENT 'days the fit rests on' CODEC(ZSTD(1)),
    fit_from Nullable(DateTime64(3, 'UTC')) COMMENT 'the first of them' CODEC(ZSTD(1)),
    fit_mean Nullable(Float64) COMMENT 'mean of the days since fit_from' CODEC(ZSTD(1)),
    fit_squares Nullable(Float64) COMMENT 'sum of (days since fit_from - fit_mean) squared' CODEC(ZSTD(1)),
    level Nullable(Float64) COMMENT 'on fit_from; bytes, of a link 0..1, as all use here' CODEC(ZSTD(1)),
    slope Nullable(Float64) COMMENT 'per day' CODEC(ZSTD(1)),
    sigma Nullable(Float64) CODEC(ZSTD(1)),
    trend Nullable(Bool) COMMENT 'the slope is told from none at 90 %',
    season Array(Float64) COMMENT 'what each weekday adds, Monday first' CODEC(ZSTD(1)),
    last_used Nullable(Float64) CODEC(ZSTD(1)),
    p99_30d Nullable(Float64) COMMENT 'highest p99 of the last 30 days' CODEC(ZSTD(1)),
    capacity Nullable(Float64) CODEC(ZSTD(1)),
    rescaled Bool COMMENT 'the capacity changed within: use counts as a share of it',
    order_limit Nullable(Float64) COMMENT '0.9 x capacity' CODEC(ZSTD(1)),
    order_earliest Nullable(UInt16) COMMENT 'days from t_start; NULL when not within 365' CODEC(ZSTD(1)),
    order_expected Nullable(UInt16) CODEC(ZSTD(1)),
    order_latest Nullable(UInt16) CODEC(ZSTD(1)),
    full_earliest Nullable(UInt16) COMMENT 'of the whole capacity' CODEC(ZSTD(1)),
    full_expected Nullable(UInt16) CODEC(ZSTD(1)),
    full_latest Nullable(UInt16) CODEC(ZSTD(1)),
    `path.expected` Array(Float64) COMMENT 'use 1, 2, ... 180 days from t_start' CODEC(ZSTD(1)),
    `path.half_band` Array(Float64) COMMENT 'half the width of the 90 % band' CODEC(ZSTD(1)),
    backtest_origins UInt32 CODEC(ZSTD(1)),
    backtest_days UInt32 CODEC(ZSTD(1)),
    backtest_mape Nullable(Float64) CODEC(ZSTD(1)),
    backtest_pinball Nullable(Float64) CODEC(ZSTD(1)),
    backtest_coverage Nullable(Float64) CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, entity, pool_id, t_start);

-- How a forecast compares with the days that have come since. Identity: as of the forecast.
CREATE TABLE IF NOT EXISTS forecast_score ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String),
    entity String CODEC(ZSTD(1)),
    pool_id LowCardinality(String),
    t_start DateTime64(9, 'UTC') COMMENT 'of the forecast' CODEC(DoubleDelta, ZSTD(1)),
    rev UInt64 COMMENT 'ms since 1970 when it was scored' CODEC(ZSTD(1)),

    days UInt32 COMMENT 'that have come and count' CODEC(ZSTD(1)),
    mape Nullable(Float64) CODEC(ZSTD(1)),
    pinball Float64 CODEC(ZSTD(1)),
    within_band Float64 COMMENT 'share of the days within the 90 % band' CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, entity, pool_id, t_start);
