-- What the streams computed. rev = generation x 2^32 + counter: a later computation replaces an
-- earlier one, and a newer generation of the computation every older one.

-- Sums over one window of one half or link direction. Identity:
-- (case_name, entity_kind, entity, window_ns, t_start).
CREATE TABLE IF NOT EXISTS bandwidth ${on_cluster}
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String),
    window_ns UInt64 CODEC(ZSTD(1)),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    entity String CODEC(ZSTD(1)),
    rev UInt64 CODEC(ZSTD(1)),

    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    fabric_id LowCardinality(String),
    tap_id LowCardinality(Nullable(String)) COMMENT 'NULL when several',
    conn_id Nullable(String) COMMENT 'NULL when several' CODEC(ZSTD(1)),
    dir Nullable(UInt8),
    mac_src LowCardinality(Nullable(String)),
    mac_dst LowCardinality(Nullable(String)),
    halves UInt32 CODEC(ZSTD(1)),
    nodes Array(LowCardinality(String)) COMMENT 'whose taps saw it; their reports say when it was watched' CODEC(ZSTD(1)),
    records UInt64 CODEC(T64, ZSTD(1)),
    frames UInt64 CODEC(T64, ZSTD(1)),
    new_frames UInt64 COMMENT 'first sightings, late ones included' CODEC(T64, ZSTD(1)),
    retrans_frames UInt64 CODEC(T64, ZSTD(1)),
    messages UInt64 CODEC(T64, ZSTD(1)),
    frame_bytes UInt64 CODEC(T64, ZSTD(1)),
    wire_bytes UInt64 CODEC(T64, ZSTD(1)),
    retrans_wire_bytes UInt64 CODEC(T64, ZSTD(1)),
    payload_bytes UInt64 CODEC(T64, ZSTD(1)),
    goodput_bytes UInt64 CODEC(T64, ZSTD(1)),
    covered_ns UInt64 CODEC(T64, ZSTD(1)),
    span_ns UInt64 CODEC(T64, ZSTD(1)),
    coverage Nullable(Float64) COMMENT 'NULL when unknown' CODEC(ZSTD(1)),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity_kind, window_ns, t_start, entity);

-- The ledger of a pool after the last entry of a second. Identity: (case_name, pool_id, t_start).
CREATE TABLE IF NOT EXISTS pool_use ${on_cluster}
(
    case_name LowCardinality(String),
    pool_id LowCardinality(String),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    rev UInt64 CODEC(ZSTD(1)),

    t_as_of DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    fabric_id LowCardinality(String),
    ledger_epoch UInt64 CODEC(ZSTD(1)),
    ledger_seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    state LowCardinality(String),
    capacity_bytes Nullable(UInt64) CODEC(ZSTD(1)),
    used_bytes UInt64 CODEC(ZSTD(1)),
    reserved_bytes UInt64 CODEC(ZSTD(1)),
    free_bytes Nullable(UInt64) CODEC(ZSTD(1)),
    largest_free_bytes Nullable(UInt64) CODEC(ZSTD(1)),
    allocations UInt64 CODEC(T64, ZSTD(1)),
    failures UInt64 CODEC(T64, ZSTD(1)),
    tenants Nested
    (
        tenant LowCardinality(String),
        used_bytes UInt64,
        allocations UInt64
    ),
    anomalies Map(LowCardinality(String), UInt64) CODEC(ZSTD(1)),
    coverage Nullable(Float64) CODEC(ZSTD(1)),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, pool_id, t_start);
