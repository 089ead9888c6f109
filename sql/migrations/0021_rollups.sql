-- What is computed here from other tables, so that questions about weeks need not read every window of
-- them. Each piece, an hour or a day, is computed anew when what it is made of changed. Its rows have one
-- rev; a row without entity says that they count, with rev + 1, or, while they are computed, that none do.

-- The windows of hotspot in which a state changed, of live hours that are over. Identity: as there.
CREATE TABLE IF NOT EXISTS hotspot_change ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String) COMMENT 'empty in the row that says whether an hour counts',
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    entity String CODEC(ZSTD(1)),
    rev UInt64 COMMENT 'of the computation' CODEC(ZSTD(1)),

    counts Bool COMMENT 'whether the hour counts',
    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    state LowCardinality(String),
    previous_state LowCardinality(String),
    score Nullable(Float64) CODEC(ZSTD(1)),
    causes Array(LowCardinality(String)) CODEC(ZSTD(1)),
    coverage Nullable(Float64) CODEC(ZSTD(1)),
    sentence String CODEC(ZSTD(3)),
    t_computed DateTime64(9, 'UTC') COMMENT 'when the state was decided' CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, t_start, entity);

-- Use of live UTC days that are over, as use_by_day says it. Identity:
-- (case_name, entity_kind, entity, pool_id, t_start).
CREATE TABLE IF NOT EXISTS measured_use ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String) COMMENT 'POOL, TENANT or LINK; empty in the row that says whether a day counts',
    entity String COMMENT 'pool, tenant, or link and direction' CODEC(ZSTD(1)),
    pool_id LowCardinality(String) COMMENT 'of a tenant, the pool it was in; else empty',
    t_start DateTime64(9, 'UTC') COMMENT 'midnight' CODEC(DoubleDelta, ZSTD(1)),
    rev UInt64 COMMENT 'of the computation' CODEC(ZSTD(1)),

    counts Bool COMMENT 'whether the day counts',
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
