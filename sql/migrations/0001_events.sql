-- What the collectors reported, one table for each kind of event.
--
-- Every table is a ReplacingMergeTree ordered by the identity of what a row says, so that a row
-- written twice counts once. Read with FINAL. ingested_at belongs to no identity: retention counts
-- from it.
--
-- Partitions are what is dropped when there are too many bytes. All cases lie in partition 0, which
-- is never dropped; live rows by their day, week or month: a function of the identity, so that both
-- copies of a row meet in merges. Where an identity holds no time, by when rows were stored: copies
-- may then lie in two partitions, and FINAL counts them once all the same.

-- What one half of a connection carried in one interval, as one tap saw it. The content key is
-- (case_name, tap_id, conn_id, inc, dir, t_start, epoch); a higher rev replaces, never adds.
-- Time comes early in the order: questions name a range of time more often than a connection.
CREATE TABLE IF NOT EXISTS flow ${on_cluster}
(
    case_name LowCardinality(String) COMMENT 'the imported capture; empty for live events',
    tap_id LowCardinality(String),
    conn_id String CODEC(ZSTD(1)),
    inc UInt32 CODEC(ZSTD(1)),
    dir UInt8,
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    rev UInt32 CODEC(ZSTD(1)),

    schema LowCardinality(String),
    node_id LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    stream UInt16,
    seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_emit DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    clock_source LowCardinality(String),
    clock_err_ns Nullable(UInt64) CODEC(ZSTD(1)),
    fabric_id LowCardinality(String),
    site LowCardinality(String),

    mac_src LowCardinality(String),
    mac_dst LowCardinality(String),
    vlan_outer Nullable(UInt16),
    vlan_inner Nullable(UInt16),
    vc UInt8,
    ethertype UInt16,
    profile LowCardinality(String),
    tap_position LowCardinality(String),
    visibility LowCardinality(String),
    src_node LowCardinality(Nullable(String)),
    dst_node LowCardinality(Nullable(String)),
    link_id LowCardinality(Nullable(String)),

    frames UInt64 CODEC(T64, ZSTD(1)),
    new_frames UInt64 CODEC(T64, ZSTD(1)),
    fill_frames UInt64 CODEC(T64, ZSTD(1)),
    retrans_frames UInt64 CODEC(T64, ZSTD(1)),
    ack_only_frames UInt64 CODEC(T64, ZSTD(1)),
    empty_frames UInt64 CODEC(T64, ZSTD(1)),
    open_frames UInt64 CODEC(T64, ZSTD(1)),
    close_frames UInt64 CODEC(T64, ZSTD(1)),
    gap_frames UInt64 CODEC(T64, ZSTD(1)),
    gap_events UInt64 CODEC(T64, ZSTD(1)),
    capture_lost Nullable(UInt64) COMMENT 'NULL when not tracked' CODEC(ZSTD(1)),

    frame_bytes UInt64 COMMENT 'with FCS' CODEC(T64, ZSTD(1)),
    wire_bytes UInt64 COMMENT 'with FCS, padding to 60, preamble and gap' CODEC(T64, ZSTD(1)),
    retrans_wire_bytes UInt64 CODEC(T64, ZSTD(1)),
    message_flits UInt64 COMMENT 'of 8 bytes' CODEC(T64, ZSTD(1)),
    payload_bytes UInt64 COMMENT 'repeats included' CODEC(T64, ZSTD(1)),
    goodput_bytes UInt64 COMMENT 'payload of first sightings' CODEC(T64, ZSTD(1)),

    messages Nested
    (
        channel UInt8,
        opcode UInt8,
        count UInt64,
        flits UInt64,
        payload_bytes UInt64
    ),

    ack_latency_buckets Map(Int16, UInt64) COMMENT 'DDSketch index to count, ns' CODEC(ZSTD(1)),
    ack_latency_zero_count Nullable(UInt64) COMMENT 'NULL when not tracked' CODEC(ZSTD(1)),
    ack_latency_sum Nullable(UInt64) COMMENT 'ns; NULL when not tracked' CODEC(ZSTD(1)),
    latency Nested
    (
        class LowCardinality(String),
        buckets Map(Int16, UInt64),
        zero_count UInt64,
        sum UInt64
    ),

    classes Nested
    (
        class LowCardinality(String),
        flits UInt64,
        payload_bytes UInt64,
        wire_bytes UInt64
    ),
    grow Array(UInt64) COMMENT 'acquires NtoB, NtoT, BtoT; empty for none' CODEC(ZSTD(1)),
    probe_cap Array(UInt64) COMMENT 'probes toT, toB, toN' CODEC(ZSTD(1)),
    grant_cap Array(UInt64) COMMENT 'grants toT, toB, toN' CODEC(ZSTD(1)),
    probe_ack Array(UInt64) COMMENT 'TtoB, TtoN, BtoN, TtoT, BtoB, NtoN' CODEC(ZSTD(1)),
    release Array(UInt64) COMMENT 'TtoB, TtoN, BtoN, TtoT, BtoB, NtoN' CODEC(ZSTD(1)),
    size_a Array(UInt64) COMMENT 'messages on channel A by size exponent' CODEC(ZSTD(1)),
    denied Map(LowCardinality(String), UInt64) COMMENT 'by request class' CODEC(ZSTD(1)),
    corrupt Map(LowCardinality(String), UInt64) COMMENT 'by channel' CODEC(ZSTD(1)),
    -- Int64, as the JDBC client cannot read an array of Nullable(UInt64).
    credits Nested
    (
        channel UInt8,
        granted UInt64,
        consumed UInt64,
        outstanding_max Nullable(Int64),
        avail_min Nullable(Int64),
        stall_ns Nullable(Int64),
        stall_events Nullable(Int64),
        state LowCardinality(String)
    ),
    acked_frames Nullable(UInt64) COMMENT 'NULL when not tracked, as for the next four' CODEC(ZSTD(1)),
    nak_frames Nullable(UInt64) CODEC(ZSTD(1)),
    nak_episodes Nullable(UInt64) CODEC(ZSTD(1)),
    ack_future Nullable(UInt64) CODEC(ZSTD(1)),
    ack_regress Nullable(UInt64) CODEC(ZSTD(1)),
    matched Nullable(UInt64) COMMENT 'NULL when not tracked, as for the next five' CODEC(ZSTD(1)),
    matched_ambiguous Nullable(UInt64) CODEC(ZSTD(1)),
    unmatched_requests Map(LowCardinality(String), UInt64) COMMENT 'by reason' CODEC(ZSTD(1)),
    unmatched_responses Nullable(UInt64) CODEC(ZSTD(1)),
    size_mismatch Nullable(UInt64) CODEC(ZSTD(1)),
    match_quality LowCardinality(Nullable(String)),
    burst_bins Nullable(UInt32) COMMENT 'of 1 ms; NULL when not tracked' CODEC(ZSTD(1)),
    burst_active_bins Nullable(UInt32) CODEC(ZSTD(1)),
    burst_longest_run Nullable(UInt32) CODEC(ZSTD(1)),
    burst_max_wire Nullable(UInt64) COMMENT 'bytes of the fullest bin' CODEC(ZSTD(1)),
    burst_sum_wire Nullable(UInt64) CODEC(ZSTD(1)),
    burst_sum_squares Nullable(UInt128) COMMENT 'sum of bytes squared' CODEC(ZSTD(1)),
    reverse_frames Nullable(UInt64) COMMENT 'estimate for an unseen other half' CODEC(ZSTD(1)),
    reverse_flits Array(UInt64) COMMENT 'channels A to E; empty when unknown' CODEC(ZSTD(1)),
    sampled_one_in UInt32 DEFAULT 1 COMMENT 'the capture mode watches one connection in so many',

    anomalies Map(LowCardinality(String), UInt64) CODEC(ZSTD(1)),
    ts_resolution_ns Nullable(UInt64) CODEC(ZSTD(1)),
    ts_inversions UInt64 CODEC(T64, ZSTD(1)),
    snaplen_truncated UInt64 CODEC(T64, ZSTD(1)),
    match_ratio Nullable(Float64) CODEC(ZSTD(1)),
    idle_from Nullable(DateTime64(9, 'UTC')) CODEC(ZSTD(1)),

    cum_frames UInt64 COMMENT 'since the epoch began' CODEC(ZSTD(1)),
    cum_wire_bytes UInt64 CODEC(ZSTD(1)),
    cum_goodput_bytes UInt64 CODEC(ZSTD(1)),
    cum_messages UInt64 CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1)),

    -- What overlaps a range ends behind its start: its beginning alone would leave all history to be read.
    INDEX ends (t_start, t_end) TYPE minmax GRANULARITY 1
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, tap_id, conn_id, dir, inc, epoch);

-- What a collector said of itself. Identity: the envelope's (node_id, boot_id, epoch, stream, seq),
-- which settles t_start; the broker delivers each report once per partition.
CREATE TABLE IF NOT EXISTS health ${on_cluster}
(
    case_name LowCardinality(String),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    node_id LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    stream UInt16,
    seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    rev UInt32 CODEC(ZSTD(1)),

    schema LowCardinality(String),
    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_emit DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    clock_source LowCardinality(String),
    clock_err_ns Nullable(UInt64) CODEC(ZSTD(1)),
    fabric_id LowCardinality(String),
    site LowCardinality(String),

    collector LowCardinality(String),
    kind LowCardinality(String),
    watermark DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    is_final Bool,
    streams Nested
    (
        stream UInt16,
        last_seq UInt64
    ),
    covered_ns UInt64 CODEC(T64, ZSTD(1)),
    frames UInt64 CODEC(T64, ZSTD(1)),
    drops Nullable(UInt64) COMMENT 'NULL when the source cannot tell' CODEC(ZSTD(1)),
    capture_mode LowCardinality(String) DEFAULT 'full',
    planned_gap_ns UInt64 COMMENT 'not watched by plan; no loss' CODEC(T64, ZSTD(1)),
    nic_drops Nullable(UInt64) COMMENT 'NULL when the card cannot tell' CODEC(ZSTD(1)),
    rejects Map(LowCardinality(String), UInt64) CODEC(ZSTD(1)),
    events_lost Map(LowCardinality(String), UInt64) COMMENT 'given up by the collector, by reason' CODEC(ZSTD(1)),
    config_hash LowCardinality(Nullable(String)),
    cpu_ns Nullable(UInt64) CODEC(ZSTD(1)),
    rss_bytes Nullable(UInt64) CODEC(ZSTD(1)),

    capture_name Nullable(String) COMMENT 'set in the final report of a case' CODEC(ZSTD(1)),
    capture_file_name Nullable(String) CODEC(ZSTD(1)),
    capture_sha256 Nullable(String) CODEC(ZSTD(1)),
    capture_size_bytes Nullable(UInt64) CODEC(ZSTD(1)),
    capture_format LowCardinality(Nullable(String)),
    capture_t_first Nullable(DateTime64(9, 'UTC')) CODEC(ZSTD(1)),
    capture_t_last Nullable(DateTime64(9, 'UTC')) CODEC(ZSTD(1)),
    capture_frames Nullable(UInt64) CODEC(ZSTD(1)),
    capture_tloe_frames Nullable(UInt64) CODEC(ZSTD(1)),
    capture_truncated_at Nullable(UInt64) COMMENT 'byte offset; NULL when whole' CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1)),

    -- What overlaps a range ends behind its start: its beginning alone would leave all history to be read.
    INDEX ends (t_start, t_end) TYPE minmax GRANULARITY 1,
    INDEX imports ifNull(capture_name, '') TYPE minmax GRANULARITY 1,
    INDEX nodes node_id TYPE bloom_filter GRANULARITY 1
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, node_id, boot_id, epoch, stream, seq);

-- The ledger of each pool. Identity: (case_name, pool_id, ledger_epoch, ledger_seq): two
-- reporters may date the same entry differently.
CREATE TABLE IF NOT EXISTS allocation ${on_cluster}
(
    case_name LowCardinality(String),
    pool_id LowCardinality(String),
    ledger_epoch UInt64 CODEC(ZSTD(1)),
    ledger_seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    rev UInt32 CODEC(ZSTD(1)),

    schema LowCardinality(String),
    node_id LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    stream UInt16,
    seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_emit DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    clock_source LowCardinality(String),
    clock_err_ns Nullable(UInt64) CODEC(ZSTD(1)),
    fabric_id LowCardinality(String),
    site LowCardinality(String),

    op LowCardinality(String),
    alloc_id Nullable(String) CODEC(ZSTD(1)),
    tenant LowCardinality(Nullable(String)),
    workload LowCardinality(Nullable(String)),
    initiator LowCardinality(Nullable(String)),
    tag LowCardinality(Nullable(String)),
    bytes_requested Nullable(UInt64) CODEC(ZSTD(1)),
    extents Nested
    (
        base UInt64,
        length UInt64
    ),
    old_extents Nested
    (
        base UInt64,
        length UInt64
    ),
    dst_pool LowCardinality(Nullable(String)),
    reason LowCardinality(Nullable(String)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, pool_id, ledger_epoch, ledger_seq);

-- Chunks of all live allocations of a pool as of a ledger entry. Two snapshots that disagree about
-- the same entry have different digests and both stay.
CREATE TABLE IF NOT EXISTS pool_snapshot ${on_cluster}
(
    case_name LowCardinality(String),
    pool_id LowCardinality(String),
    ledger_epoch UInt64 CODEC(ZSTD(1)),
    as_of UInt64 COMMENT 'ledger_seq of the last entry included' CODEC(ZSTD(1)),
    digest String CODEC(ZSTD(1)),
    chunk UInt32,
    rev UInt32 CODEC(ZSTD(1)),

    schema LowCardinality(String),
    node_id LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    stream UInt16,
    seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_emit DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    clock_source LowCardinality(String),
    clock_err_ns Nullable(UInt64) CODEC(ZSTD(1)),
    fabric_id LowCardinality(String),
    site LowCardinality(String),

    chunks UInt32,
    allocations Nested
    (
        alloc_id String,
        tenant Nullable(String),
        workload Nullable(String),
        initiator Nullable(String),
        tag Nullable(String),
        reserved Bool,
        extent_bases Array(UInt64),
        extent_lengths Array(UInt64)
    ),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(ingested_at), 0)
ORDER BY (case_name, pool_id, ledger_epoch, as_of, digest, chunk);

-- Every version of every object of the fabric, for joins as of a time.
CREATE TABLE IF NOT EXISTS inventory ${on_cluster}
(
    case_name LowCardinality(String),
    object_id String CODEC(ZSTD(1)),
    inv_epoch UInt64 CODEC(ZSTD(1)),
    inv_seq UInt64 CODEC(ZSTD(1)),
    rev UInt32 CODEC(ZSTD(1)),

    schema LowCardinality(String),
    node_id LowCardinality(String) COMMENT 'who reported it',
    boot_id UUID CODEC(ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    stream UInt16,
    seq UInt64 CODEC(ZSTD(1)),
    t_start DateTime64(9, 'UTC') CODEC(ZSTD(1)),
    t_end DateTime64(9, 'UTC') CODEC(ZSTD(1)),
    t_emit DateTime64(9, 'UTC') CODEC(ZSTD(1)),
    clock_source LowCardinality(String),
    clock_err_ns Nullable(UInt64) CODEC(ZSTD(1)),
    fabric_id LowCardinality(String),
    site LowCardinality(String),

    deleted Bool,
    object_type LowCardinality(Nullable(String)) COMMENT 'node, port, link, pool, region or attachment; NULL when deleted',
    node_kind LowCardinality(Nullable(String)) COMMENT 'of a node',
    cores Nullable(UInt32) COMMENT 'of a node',
    owner_node Nullable(String) COMMENT 'the node a port or pool belongs to' CODEC(ZSTD(1)),
    mac Nullable(String) COMMENT 'of a port' CODEC(ZSTD(1)),
    speed_bps Nullable(UInt64) COMMENT 'of a port, bits per second' CODEC(ZSTD(1)),
    link_id Nullable(String) COMMENT 'the link a port is plugged into' CODEC(ZSTD(1)),
    end_a Nullable(String) COMMENT 'of a link' CODEC(ZSTD(1)),
    end_b Nullable(String) COMMENT 'of a link' CODEC(ZSTD(1)),
    capacity_bps Nullable(UInt64) COMMENT 'of a link, bits per second in each direction' CODEC(ZSTD(1)),
    capacity_bytes Nullable(UInt64) COMMENT 'of a pool' CODEC(ZSTD(1)),
    base Nullable(UInt64) COMMENT 'of a pool or region' CODEC(ZSTD(1)),
    length Nullable(UInt64) COMMENT 'of a region, bytes' CODEC(ZSTD(1)),
    owner Nullable(String) COMMENT 'of a region' CODEC(ZSTD(1)),
    host_id Nullable(String) COMMENT 'of an attachment' CODEC(ZSTD(1)),
    pool_id Nullable(String) COMMENT 'of a region or attachment' CODEC(ZSTD(1)),
    path Array(String) COMMENT 'links of an attachment' CODEC(ZSTD(1)),
    quota_bytes Nullable(UInt64) COMMENT 'of an attachment' CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(ZSTD(1))
)
ENGINE = ${replicated}ReplacingMergeTree(rev)
ORDER BY (case_name, object_id, inv_epoch, inv_seq);
