-- Who held one extent of a pool from when to when. Identity:
-- (case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base).
CREATE TABLE IF NOT EXISTS holding ${on_cluster}
(
    case_name LowCardinality(String),
    fabric_id LowCardinality(String),
    pool_id LowCardinality(String),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    ledger_epoch UInt64 CODEC(ZSTD(1)),
    ledger_seq UInt64 COMMENT 'the entry that gave it out' CODEC(ZSTD(1)),
    base UInt64 CODEC(ZSTD(1)),
    rev UInt64 CODEC(ZSTD(1)),

    length UInt64 COMMENT 'bytes; 0 stands for 2^64' CODEC(ZSTD(1)),
    t_end Nullable(DateTime64(9, 'UTC')) COMMENT 'NULL while it is held' CODEC(ZSTD(1)),
    alloc_id String CODEC(ZSTD(1)),
    tenant LowCardinality(Nullable(String)),
    workload LowCardinality(Nullable(String)),
    initiator LowCardinality(Nullable(String)) COMMENT 'node that asked',
    tag LowCardinality(Nullable(String)),
    reserved Bool COMMENT 'set aside, not in use',
    in_migration Bool COMMENT 'held until a migration ends',
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base);

-- What the hours of a tenant, workload and tag say of leaks. Identity:
-- (case_name, fabric_id, pool_id, t_start, tenant, workload, tag).
CREATE TABLE IF NOT EXISTS leak ${on_cluster}
(
    case_name LowCardinality(String),
    fabric_id LowCardinality(String),
    pool_id LowCardinality(String),
    t_start DateTime64(9, 'UTC') COMMENT 'the last hour looked at' CODEC(DoubleDelta, ZSTD(1)),
    tenant LowCardinality(String),
    workload LowCardinality(String),
    tag LowCardinality(String),
    rev UInt64 CODEC(ZSTD(1)),

    suspect Nullable(Bool) COMMENT 'NULL without a verdict',
    reason LowCardinality(Nullable(String)),
    score Nullable(Float64) CODEC(ZSTD(1)),
    points UInt32 COMMENT 'hours looked at' CODEC(ZSTD(1)),
    used_bytes UInt64 CODEC(ZSTD(1)),
    slope_bytes_per_h Nullable(Float64) CODEC(ZSTD(1)),
    mann_kendall_s Nullable(Int64) CODEC(ZSTD(1)),
    z Nullable(Float64) CODEC(ZSTD(1)),
    p Nullable(Float64) CODEC(ZSTD(1)),
    free_ratio Nullable(Float64) CODEC(ZSTD(1)),
    old_share Nullable(Float64) CODEC(ZSTD(1)),
    quota_bytes Nullable(UInt64) CODEC(ZSTD(1)),
    t_quota Nullable(DateTime64(9, 'UTC')) COMMENT 'when the quota, else the pool, is used up' CODEC(ZSTD(1)),
    coverage Nullable(Float64) CODEC(ZSTD(1)),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, fabric_id, pool_id, t_start, tenant, workload, tag);

ALTER TABLE pool_use ${on_cluster}
    ADD COLUMN IF NOT EXISTS in_migration_bytes UInt64 CODEC(ZSTD(1)) AFTER anomalies,
    ADD COLUMN IF NOT EXISTS fragmentation Nullable(Float64) CODEC(ZSTD(1)) AFTER in_migration_bytes,
    ADD COLUMN IF NOT EXISTS `unusable.request_bytes` Array(UInt64) CODEC(ZSTD(1)) AFTER fragmentation,
    ADD COLUMN IF NOT EXISTS `unusable.share` Array(Float64) CODEC(ZSTD(1)) AFTER `unusable.request_bytes`,
    ADD COLUMN IF NOT EXISTS p95_request_bytes Nullable(UInt64) CODEC(ZSTD(1)) AFTER `unusable.share`,
    ADD COLUMN IF NOT EXISTS frag_failures UInt64 CODEC(T64, ZSTD(1)) AFTER p95_request_bytes,
    ADD COLUMN IF NOT EXISTS failures_by_reason Map(LowCardinality(String), UInt64) CODEC(ZSTD(1)) AFTER frag_failures,
    ADD COLUMN IF NOT EXISTS requests_5m UInt64 CODEC(T64, ZSTD(1)) AFTER failures_by_reason,
    ADD COLUMN IF NOT EXISTS failures_5m UInt64 CODEC(T64, ZSTD(1)) AFTER requests_5m,
    ADD COLUMN IF NOT EXISTS fail_rate Nullable(Float64) CODEC(ZSTD(1)) AFTER failures_5m,
    ADD COLUMN IF NOT EXISTS stranded_bytes Nullable(UInt64) CODEC(ZSTD(1)) AFTER fail_rate,
    ADD COLUMN IF NOT EXISTS idle_bytes Nullable(UInt64) CODEC(ZSTD(1)) AFTER stranded_bytes,
    ADD COLUMN IF NOT EXISTS missing Map(LowCardinality(String), String) COMMENT 'why a figure is missing, by its name' CODEC(ZSTD(1)) AFTER idle_bytes,
    ADD COLUMN IF NOT EXISTS `tenants.high_water_bytes` Array(UInt64) AFTER `tenants.allocations`,
    ADD COLUMN IF NOT EXISTS `tenants.quota_bytes` Array(Nullable(Int64)) AFTER `tenants.high_water_bytes`,
    ADD COLUMN IF NOT EXISTS `tenants.quota_ratio` Array(Nullable(Float64)) AFTER `tenants.quota_bytes`;

ALTER TABLE inventory ${on_cluster}
    ADD COLUMN IF NOT EXISTS tenant Nullable(String) COMMENT 'of a quota' CODEC(ZSTD(1)) AFTER quota_bytes;
