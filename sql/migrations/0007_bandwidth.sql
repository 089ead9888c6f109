-- What a link or half carried, by class, and how well; who shared it, and against which capacity.
-- Figures that are sums of these columns are in the saved queries. NULL has its reason in missing,
-- by the name of the column or figure.
ALTER TABLE bandwidth ${on_cluster}
    ADD COLUMN IF NOT EXISTS partial Nullable(Bool) COMMENT 'less than 80 % of the window was watched; NULL when unknown' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS capacity_bps Nullable(UInt64) COMMENT 'bits per second, as of the start of the window' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS utilisation Nullable(Float64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS over_line_rate Bool COMMENT 'utilisation above 1.02: the capacity is wrong or something is counted twice' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS fill_frames UInt64 COMMENT 'late first sightings, among new_frames' CODEC(T64, ZSTD(1)),
    ADD COLUMN IF NOT EXISTS gap_frames UInt64 COMMENT 'sequence numbers skipped' CODEC(T64, ZSTD(1)),
    ADD COLUMN IF NOT EXISTS gap_events UInt64 CODEC(T64, ZSTD(1)),
    ADD COLUMN IF NOT EXISTS capture_lost Nullable(UInt64) COMMENT 'skipped numbers that the tap lost, not the link' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS nak_episodes Nullable(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `classes.traffic` Array(LowCardinality(String)) COMMENT 'RD, WR, ATOMIC, HINT, ACQ, PROBE, WB, FWD, CTRL' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `classes.flits` Array(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `classes.payload_bytes` Array(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `classes.wire_bytes` Array(UInt64) COMMENT 'all of them and retrans_wire_bytes add up to wire_bytes' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `credits.channel` Array(UInt8) COMMENT '1..5 = A..E' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `credits.stall_ns` Array(UInt64) COMMENT 'of the halves with a known base' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `credits.known_halves` Array(UInt32) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `credits.halves` Array(UInt32) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS burst_bins Nullable(UInt64) COMMENT 'of 1 ms; NULL when not tracked or of several halves' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS burst_active_bins Nullable(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS burst_max_wire_bytes Nullable(UInt64) COMMENT 'of the fullest bin' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS burst_sum_wire_bytes Nullable(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS burst_sum_squares Nullable(Float64) COMMENT 'bytes squared' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS microburst Nullable(Bool) COMMENT 'a half alone filled 95 % of a millisecond' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS fairness_masters Nullable(UInt32) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS fairness_jain Nullable(Float64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS fairness_min_share Nullable(Float64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS fairness_max_share Nullable(Float64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS fairness_starved Nullable(String) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `masters.master` Array(LowCardinality(String)) COMMENT 'node, or MAC address; most goodput first' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `masters.wire_bytes` Array(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `masters.goodput_bytes` Array(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `tenants.tenant` Array(LowCardinality(Nullable(String))) COMMENT 'NULL: unattributed; most goodput first' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `tenants.workload` Array(LowCardinality(Nullable(String))) COMMENT 'NULL: not said, or the master had several' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `tenants.alloc_id` Array(Nullable(String)) COMMENT 'NULL: not said, or the master had several' CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `tenants.wire_bytes` Array(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS `tenants.goodput_bytes` Array(UInt64) CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS missing Map(LowCardinality(String), String) COMMENT 'figure to the reason why there is none' CODEC(ZSTD(1));

-- Records that cannot be true and are in no figure; not partitioned, since their times may be any.
-- Identity:
-- (case_name, fold, node_id, epoch, entity, source, t_start).
CREATE TABLE IF NOT EXISTS quarantine ${on_cluster}
(
    case_name LowCardinality(String),
    fold LowCardinality(String) COMMENT 'the computation that refused it',
    node_id LowCardinality(String),
    epoch UInt64 CODEC(ZSTD(1)),
    entity String COMMENT 'whose window it would have counted in' CODEC(ZSTD(1)),
    source String CODEC(ZSTD(1)),
    t_start DateTime64(9, 'UTC') COMMENT 'as the record says' CODEC(DoubleDelta, ZSTD(1)),

    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    reason LowCardinality(String),
    detail String CODEC(ZSTD(1)),
    t_noticed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, fold, node_id, epoch, entity, source, t_start);

-- Minutes whose results lack records that came when their state was gone. Identity:
-- (case_name, fold, node_id, t_start).
CREATE TABLE IF NOT EXISTS replay_request ${on_cluster}
(
    case_name LowCardinality(String),
    fold LowCardinality(String),
    node_id LowCardinality(String) COMMENT 'whose records came late',
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    entity String COMMENT 'one whose window lacks a record' CODEC(ZSTD(1)),
    t_noticed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, fold, node_id, t_start);
