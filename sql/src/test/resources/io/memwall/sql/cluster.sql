CREATE TABLE IF NOT EXISTS schema_migrations_local ON CLUSTER 'racks'
(
    version UInt32,
    name String,
    checksum String COMMENT 'SHA-256 of the file as shipped',
    applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplicatedReplacingMergeTree(applied_at)
ORDER BY version;

CREATE TABLE IF NOT EXISTS schema_migrations ON CLUSTER 'racks' AS schema_migrations_local
ENGINE = Distributed('racks', currentDatabase(), 'schema_migrations_local', cityHash64(version));

CREATE TABLE IF NOT EXISTS schema_views_local ON CLUSTER 'racks'
(
    name String,
    checksum String COMMENT 'SHA-256 of the file as shipped',
    applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplicatedReplacingMergeTree(applied_at)
ORDER BY name;

CREATE TABLE IF NOT EXISTS schema_views ON CLUSTER 'racks' AS schema_views_local
ENGINE = Distributed('racks', currentDatabase(), 'schema_views_local', cityHash64(name));

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
CREATE TABLE IF NOT EXISTS flow_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, tap_id, conn_id, dir, inc, epoch);

CREATE TABLE IF NOT EXISTS flow ON CLUSTER 'racks' AS flow_local
ENGINE = Distributed('racks', currentDatabase(), 'flow_local', cityHash64(case_name, t_start, tap_id, conn_id, dir, inc, epoch));

-- What a collector said of itself. Identity: the envelope's (node_id, boot_id, epoch, stream, seq),
-- which settles t_start; the broker delivers each report once per partition.
CREATE TABLE IF NOT EXISTS health_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, node_id, boot_id, epoch, stream, seq);

CREATE TABLE IF NOT EXISTS health ON CLUSTER 'racks' AS health_local
ENGINE = Distributed('racks', currentDatabase(), 'health_local', cityHash64(case_name, t_start, node_id, boot_id, epoch, stream, seq));

-- The ledger of each pool. Identity: (case_name, pool_id, ledger_epoch, ledger_seq): two
-- reporters may date the same entry differently.
CREATE TABLE IF NOT EXISTS allocation_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, pool_id, ledger_epoch, ledger_seq);

CREATE TABLE IF NOT EXISTS allocation ON CLUSTER 'racks' AS allocation_local
ENGINE = Distributed('racks', currentDatabase(), 'allocation_local', cityHash64(case_name, pool_id, ledger_epoch, ledger_seq));

-- Chunks of all live allocations of a pool as of a ledger entry. Two snapshots that disagree about
-- the same entry have different digests and both stay.
CREATE TABLE IF NOT EXISTS pool_snapshot_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(ingested_at), 0)
ORDER BY (case_name, pool_id, ledger_epoch, as_of, digest, chunk);

CREATE TABLE IF NOT EXISTS pool_snapshot ON CLUSTER 'racks' AS pool_snapshot_local
ENGINE = Distributed('racks', currentDatabase(), 'pool_snapshot_local', cityHash64(case_name, pool_id, ledger_epoch, as_of, digest, chunk));

-- Every version of every object of the fabric, for joins as of a time.
CREATE TABLE IF NOT EXISTS inventory_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
ORDER BY (case_name, object_id, inv_epoch, inv_seq);

CREATE TABLE IF NOT EXISTS inventory ON CLUSTER 'racks' AS inventory_local
ENGINE = Distributed('racks', currentDatabase(), 'inventory_local', cityHash64(case_name, object_id, inv_epoch, inv_seq));

-- What the streams computed. rev = generation x 2^32 + counter: a later computation replaces an
-- earlier one, and a newer generation of the computation every older one.

-- Sums over one window of one half or link direction. Identity:
-- (case_name, entity_kind, entity, window_ns, t_start).
CREATE TABLE IF NOT EXISTS bandwidth_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity_kind, window_ns, t_start, entity);

CREATE TABLE IF NOT EXISTS bandwidth ON CLUSTER 'racks' AS bandwidth_local
ENGINE = Distributed('racks', currentDatabase(), 'bandwidth_local', cityHash64(case_name, entity_kind, window_ns, t_start, entity));

-- The ledger of a pool after the last entry of a second. Identity: (case_name, pool_id, t_start).
CREATE TABLE IF NOT EXISTS pool_use_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, pool_id, t_start);

CREATE TABLE IF NOT EXISTS pool_use ON CLUSTER 'racks' AS pool_use_local
ENGINE = Distributed('racks', currentDatabase(), 'pool_use_local', cityHash64(case_name, pool_id, t_start));

-- Which sequence numbers arrived: [seq_from, seq_to], both included. Ranges may overlap and repeat;
-- what counts is their union, so writing one again changes nothing.
CREATE TABLE IF NOT EXISTS received_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String),
    node_id LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    stream UInt16,
    seq_from UInt64 CODEC(DoubleDelta, ZSTD(1)),
    seq_to UInt64 CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, node_id, boot_id, epoch, stream, seq_from, seq_to);

CREATE TABLE IF NOT EXISTS received ON CLUSTER 'racks' AS received_local
ENGINE = Distributed('racks', currentDatabase(), 'received_local', cityHash64(case_name, node_id, boot_id, epoch, stream, seq_from, seq_to));

-- What the collectors reported of the fabric besides flow records.

-- Cache lines and regions of one pool that one tap saw fought over, in at most 10 s. The content key
-- is (case_name, tap_id, pool_mac, t_start, epoch). Counts of a place begin when it begins to be
-- kept; its weight is up to its error too high. Arrays by param are empty where there was nothing.
CREATE TABLE IF NOT EXISTS hot_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String) COMMENT 'the imported capture; empty for live events',
    tap_id LowCardinality(String),
    pool_mac LowCardinality(String) COMMENT 'who answers; empty for all pools beyond those the tap tells apart',
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

    pool_node LowCardinality(Nullable(String)),
    tap_position LowCardinality(String),
    total_weight UInt64 COMMENT 'probes, acquires of tip, uncached writes and atomics on any line' CODEC(T64, ZSTD(1)),
    -- By line of 64 bytes: acquire NtoB, NtoT, BtoT; probe toT, toB, toN; probe_ack and release
    -- TtoB, TtoN, BtoN, TtoT, BtoB, NtoN; masters and last_owner are MAC addresses.
    lines Nested
    (
        addr UInt64,
        weight UInt64,
        error UInt64,
        acquire Array(UInt64),
        probe Array(UInt64),
        probe_ack Array(UInt64),
        release Array(UInt64),
        probe_ack_data UInt64,
        grants_t UInt64,
        transfers UInt64,
        handoffs UInt64,
        unknown_changes UInt64,
        transfer_ns UInt64,
        transfers_timed UInt64,
        reads UInt64,
        read_bytes UInt64,
        writes UInt64,
        write_bytes UInt64,
        atomics UInt64,
        atomic_bytes UInt64,
        masters Array(String),
        more_masters Bool,
        last_owner Nullable(String)
    ),
    -- By region of 64 KiB, the same.
    regions Nested
    (
        addr UInt64,
        weight UInt64,
        error UInt64,
        acquire Array(UInt64),
        probe Array(UInt64),
        probe_ack Array(UInt64),
        release Array(UInt64),
        probe_ack_data UInt64,
        grants_t UInt64,
        transfers UInt64,
        handoffs UInt64,
        unknown_changes UInt64,
        transfer_ns UInt64,
        transfers_timed UInt64,
        reads UInt64,
        read_bytes UInt64,
        writes UInt64,
        write_bytes UInt64,
        atomics UInt64,
        atomic_bytes UInt64,
        masters Array(String),
        more_masters Bool,
        distinct_lines Nullable(Int64),
        top_line_share Nullable(Float64)
    ),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1)),

    -- What overlaps a range ends behind its start: its beginning alone would leave all history to be read.
    INDEX ends (t_start, t_end) TYPE minmax GRANULARITY 1
)
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, tap_id, pool_mac, epoch);

CREATE TABLE IF NOT EXISTS hot ON CLUSTER 'racks' AS hot_local
ENGINE = Distributed('racks', currentDatabase(), 'hot_local', cityHash64(case_name, t_start, tap_id, pool_mac, epoch));

-- Turns in the lives of connections, and breaches of the protocol. Identity: the envelope's
-- (node_id, boot_id, epoch, stream, seq), which settles t_start. Violations are told one by one up
-- to a limit and then counted: sum(count) is how many there were.
CREATE TABLE IF NOT EXISTS connection_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    conn_id String CODEC(ZSTD(1)),
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

    tap_id LowCardinality(String),
    inc UInt32 CODEC(ZSTD(1)),
    dir UInt8,
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

    kind LowCardinality(String),
    code LowCardinality(Nullable(String)) COMMENT 'why tracking began anew, which deviation was met, which rule was broken',
    count UInt64 COMMENT 'occurrences the event stands for' CODEC(T64, ZSTD(1)),
    t_frame DateTime64(9, 'UTC') COMMENT 'capture time of the frame' CODEC(DoubleDelta, ZSTD(1)),
    frame_number UInt64 COMMENT 'at the tap, from 1' CODEC(ZSTD(1)),
    evidence LowCardinality(Nullable(String)) COMMENT 'of a violation: what expected and seen are',
    expected Nullable(Int64) CODEC(ZSTD(1)),
    seen Nullable(Int64) CODEC(ZSTD(1)),
    channel Nullable(UInt8) COMMENT '1..5 = A..E of the offending message',
    opcode Nullable(UInt8),
    id Nullable(UInt32) COMMENT 'source, on channel E sink of the offending message' CODEC(ZSTD(1)),
    addr Nullable(UInt64) CODEC(ZSTD(1)),
    request_frame Nullable(UInt64) CODEC(ZSTD(1)),
    base_credits Map(UInt8, UInt64) COMMENT 'flits by channel 1..5 = A..E; absent when unknown' CODEC(ZSTD(1)),
    cum_frames UInt64 COMMENT 'of the half, since the epoch began' CODEC(ZSTD(1)),
    cum_wire_bytes UInt64 CODEC(ZSTD(1)),
    cum_goodput_bytes UInt64 CODEC(ZSTD(1)),
    cum_messages UInt64 CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, conn_id, node_id, boot_id, epoch, stream, seq);

CREATE TABLE IF NOT EXISTS connection ON CLUSTER 'racks' AS connection_local
ENGINE = Distributed('racks', currentDatabase(), 'connection_local', cityHash64(case_name, t_start, conn_id, node_id, boot_id, epoch, stream, seq));

-- Sampled requests, one by one, and what became of them. Identity as above. A row stands for
-- sample_weight requests: of all when head_sampled, else of the slow ones.
CREATE TABLE IF NOT EXISTS transaction_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String),
    t_start DateTime64(9, 'UTC') COMMENT 'when the response was seen or the request given up' CODEC(DoubleDelta, ZSTD(1)),
    conn_id String CODEC(ZSTD(1)),
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

    tap_id LowCardinality(String),
    inc UInt32 CODEC(ZSTD(1)),
    dir UInt8,
    mac_src LowCardinality(String),
    mac_dst LowCardinality(String),
    vc UInt8,
    src_node LowCardinality(Nullable(String)),
    dst_node LowCardinality(Nullable(String)),
    link_id LowCardinality(Nullable(String)),

    class LowCardinality(String) COMMENT 'as in flow.latency.class',
    outcome LowCardinality(String),
    channel UInt8 COMMENT '1..5 = A..E of the request',
    opcode UInt8,
    param UInt8,
    size UInt8 COMMENT '2^size bytes',
    response_size Nullable(UInt8),
    addr Nullable(UInt64) CODEC(ZSTD(1)),
    source UInt32 CODEC(ZSTD(1)),
    sink Nullable(UInt32) CODEC(ZSTD(1)),
    domain UInt8,
    t_acquire Nullable(DateTime64(9, 'UTC')) COMMENT 'of a grant' CODEC(ZSTD(1)),
    t_request DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_response Nullable(DateTime64(9, 'UTC')) CODEC(ZSTD(1)),
    latency_ns Nullable(UInt64) COMMENT 'NULL without a response, or where another may be meant' CODEC(ZSTD(1)),
    request_frame UInt64 CODEC(ZSTD(1)),
    response_frame Nullable(UInt64) CODEC(ZSTD(1)),
    head_sampled Bool COMMENT 'of the fixed share of all',
    tail_sampled Bool COMMENT 'slower than 99.9 % of its class at this tap',
    sample_weight UInt64 CODEC(T64, ZSTD(1)),
    retrans_involved Bool,
    corrupt Bool,

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, conn_id, node_id, boot_id, epoch, stream, seq);

CREATE TABLE IF NOT EXISTS transaction ON CLUSTER 'racks' AS transaction_local
ENGINE = Distributed('racks', currentDatabase(), 'transaction_local', cityHash64(case_name, t_start, conn_id, node_id, boot_id, epoch, stream, seq));

-- What hosts say of their memory, and what network ports counted.
--
-- Counters are as their source has them, cumulative; NULL is missing, and the map says why. Figures
-- are Int64, as the JDBC client cannot read an array of Nullable(UInt64), and none reaches 2^63.

-- One look at the memory of a host. The content key is (case_name, node_id, t_end, epoch, seq).
CREATE TABLE IF NOT EXISTS host_memory_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String) COMMENT 'empty for live events',
    node_id LowCardinality(String),
    t_end DateTime64(9, 'UTC') COMMENT 'when it was read' CODEC(DoubleDelta, ZSTD(1)),
    epoch UInt64 CODEC(ZSTD(1)),
    seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    rev UInt32 CODEC(ZSTD(1)),

    schema LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    stream UInt16,
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_emit DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    clock_source LowCardinality(String),
    clock_err_ns Nullable(UInt64) CODEC(ZSTD(1)),
    fabric_id LowCardinality(String),
    site LowCardinality(String),

    -- Microseconds since boot in which tasks waited: some of them, or all at once.
    pressure_memory_some_us Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pressure_memory_full_us Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pressure_io_some_us Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pressure_io_full_us Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pressure_cpu_some_us Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pressure_cpu_full_us Nullable(Int64) CODEC(Delta, ZSTD(1)),
    -- Bytes; huge pages are counted.
    memory_total_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_free_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_available_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_buffers_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_cached_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_swap_total_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_swap_free_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_dirty_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_writeback_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_anon_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_mapped_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_shmem_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_slab_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_unevictable_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_anon_huge_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_huge_pages_total Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_huge_pages_free Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_huge_pages_reserved Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_huge_pages_surplus Nullable(Int64) CODEC(Delta, ZSTD(1)),
    memory_huge_page_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    -- Pages or events since boot.
    pgfault Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgmajfault Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pswpin Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pswpout Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgscan_direct Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgscan_kswapd Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgsteal_direct Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgsteal_kswapd Nullable(Int64) CODEC(Delta, ZSTD(1)),
    allocstall Nullable(Int64) CODEC(Delta, ZSTD(1)),
    workingset_refault_anon Nullable(Int64) CODEC(Delta, ZSTD(1)),
    workingset_refault_file Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgmigrate_success Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgmigrate_fail Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgpromote_success Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgpromote_candidate Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgdemote_kswapd Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgdemote_direct Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgdemote_khugepaged Nullable(Int64) CODEC(Delta, ZSTD(1)),
    pgdemote_proactive Nullable(Int64) CODEC(Delta, ZSTD(1)),
    numa_hint_faults Nullable(Int64) CODEC(Delta, ZSTD(1)),
    numa_hint_faults_local Nullable(Int64) CODEC(Delta, ZSTD(1)),
    numa_pages_migrated Nullable(Int64) CODEC(Delta, ZSTD(1)),
    compact_stall Nullable(Int64) CODEC(Delta, ZSTD(1)),
    oom_kill Nullable(Int64) CODEC(Delta, ZSTD(1)),

    numa Nested
    (
        node UInt32,
        cpus String,
        distances Array(UInt32),
        memory_total_bytes Nullable(Int64),
        memory_free_bytes Nullable(Int64),
        memory_used_bytes Nullable(Int64),
        memory_file_bytes Nullable(Int64),
        memory_anon_bytes Nullable(Int64),
        memory_dirty_bytes Nullable(Int64),
        memory_writeback_bytes Nullable(Int64),
        memory_shmem_bytes Nullable(Int64),
        memory_slab_bytes Nullable(Int64),
        memory_huge_pages_total Nullable(Int64),
        memory_huge_pages_free Nullable(Int64),
        memory_huge_pages_surplus Nullable(Int64),
        numa_hit Nullable(Int64),
        numa_miss Nullable(Int64),
        numa_foreign Nullable(Int64),
        interleave_hit Nullable(Int64),
        local_node Nullable(Int64),
        other_node Nullable(Int64),
        pgpromote_success Nullable(Int64),
        pgpromote_candidate Nullable(Int64),
        pgdemote_kswapd Nullable(Int64),
        pgdemote_direct Nullable(Int64),
        pgdemote_khugepaged Nullable(Int64),
        pgdemote_proactive Nullable(Int64),
        initiators Array(UInt32),
        read_latency_ns Nullable(Int64),
        write_latency_ns Nullable(Int64),
        read_bandwidth_mibps Nullable(Int64),
        write_bandwidth_mibps Nullable(Int64)
    ),
    cgroups Nested
    (
        path String,
        current_bytes Nullable(Int64),
        high_bytes Nullable(Int64),
        max_bytes Nullable(Int64),
        swap_current_bytes Nullable(Int64),
        low_events Nullable(Int64),
        high_events Nullable(Int64),
        max_events Nullable(Int64),
        oom_events Nullable(Int64),
        oom_kill_events Nullable(Int64),
        oom_group_kill_events Nullable(Int64),
        pressure_memory_some_us Nullable(Int64),
        pressure_memory_full_us Nullable(Int64),
        pressure_io_some_us Nullable(Int64),
        pressure_io_full_us Nullable(Int64),
        pressure_cpu_some_us Nullable(Int64),
        pressure_cpu_full_us Nullable(Int64),
        numa_node Array(UInt32),
        numa_anon_bytes Array(Nullable(Int64)),
        numa_file_bytes Array(Nullable(Int64))
    ),
    resctrl Nested
    (
        group String,
        domain LowCardinality(String),
        llc_occupancy_bytes Nullable(Int64),
        mbm_total_bytes Nullable(Int64),
        mbm_local_bytes Nullable(Int64)
    ),
    tiers Nested
    (
        tier UInt32,
        nodes Array(UInt32)
    ),
    cxl_memories Nested
    (
        name LowCardinality(String),
        serial Nullable(String),
        ram_bytes Nullable(Int64),
        pmem_bytes Nullable(Int64),
        numa_node Nullable(Int64)
    ),
    cxl_regions Nested
    (
        name LowCardinality(String),
        mode Nullable(String),
        size_bytes Nullable(Int64),
        base Nullable(Int64),
        ways Nullable(Int64),
        granularity_bytes Nullable(Int64)
    ),
    accelerators Nested
    (
        id String,
        name LowCardinality(String),
        total_bytes Nullable(Int64),
        used_bytes Nullable(Int64),
        free_bytes Nullable(Int64),
        memory_busy_percent Nullable(Int64),
        busy_percent Nullable(Int64),
        ecc_corrected Nullable(Int64),
        ecc_uncorrected Nullable(Int64)
    ),
    counter_resets Array(LowCardinality(String)) COMMENT 'counters that went back' CODEC(ZSTD(1)),
    counter_wraps Array(LowCardinality(String)) COMMENT '32-bit counters that ran over once' CODEC(ZSTD(1)),
    missing Map(LowCardinality(String), LowCardinality(String)) COMMENT 'what is not there, and why' CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_end), 0)
ORDER BY (case_name, node_id, t_end, epoch, seq);

CREATE TABLE IF NOT EXISTS host_memory ON CLUSTER 'racks' AS host_memory_local
ENGINE = Distributed('racks', currentDatabase(), 'host_memory_local', cityHash64(case_name, node_id, t_end, epoch, seq));

-- One look at a network port. The content key is (case_name, port_node, port, t_end, node_id, epoch,
-- seq).
CREATE TABLE IF NOT EXISTS link_health_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String) COMMENT 'empty for live events',
    port_node LowCardinality(String) COMMENT 'the node that has the port',
    port LowCardinality(String),
    t_end DateTime64(9, 'UTC') COMMENT 'when it was read' CODEC(DoubleDelta, ZSTD(1)),
    node_id LowCardinality(String) COMMENT 'the node that reported it',
    epoch UInt64 CODEC(ZSTD(1)),
    seq UInt64 CODEC(DoubleDelta, ZSTD(1)),
    rev UInt32 CODEC(ZSTD(1)),

    schema LowCardinality(String),
    boot_id UUID CODEC(ZSTD(1)),
    stream UInt16,
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    t_emit DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    clock_source LowCardinality(String),
    clock_err_ns Nullable(UInt64) CODEC(ZSTD(1)),
    fabric_id LowCardinality(String),
    site LowCardinality(String),

    mac LowCardinality(Nullable(String)),
    carrier Nullable(Bool) COMMENT 'whether the port hears the other end',
    speed_bps Nullable(Int64) COMMENT 'bits per second' CODEC(ZSTD(1)),
    duplex LowCardinality(Nullable(String)),
    mtu Nullable(UInt32) COMMENT 'bytes' CODEC(ZSTD(1)),

    -- Bytes, frames or events since the driver began.
    rx_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_bytes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_packets Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_packets Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_dropped Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_dropped Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_missed Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_crc_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_frame_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_length_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_over_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_fifo_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_fifo_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_carrier_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    carrier_changes Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_symbol_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_align_errors Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_undersize Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_oversize Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_jabber Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_fragments Nullable(Int64) CODEC(Delta, ZSTD(1)),
    fec_corrected_blocks Nullable(Int64) CODEC(Delta, ZSTD(1)),
    fec_uncorrectable_blocks Nullable(Int64) CODEC(Delta, ZSTD(1)),
    fec_corrected_bits Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_pause_frames Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_pause_frames Nullable(Int64) CODEC(Delta, ZSTD(1)),
    rx_queue_drops Nullable(Int64) CODEC(Delta, ZSTD(1)),
    tx_queue_drops Nullable(Int64) CODEC(Delta, ZSTD(1)),
    module_temperature_millicelsius Nullable(Int64) CODEC(Delta, ZSTD(1)),
    module_rx_power_nanowatt Nullable(Int64) CODEC(Delta, ZSTD(1)),

    priorities Nested
    (
        priority UInt8,
        rx_frames Nullable(Int64),
        tx_frames Nullable(Int64),
        rx_paused_ns Nullable(Int64),
        tx_paused_ns Nullable(Int64)
    ),
    unknown_counters UInt32 COMMENT 'counters the driver has beyond these' CODEC(ZSTD(1)),
    counter_resets Array(LowCardinality(String)) COMMENT 'counters that went back' CODEC(ZSTD(1)),
    counter_wraps Array(LowCardinality(String)) COMMENT '32-bit counters that ran over once' CODEC(ZSTD(1)),
    missing Map(LowCardinality(String), LowCardinality(String)) COMMENT 'what is not there, and why' CODEC(ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_end), 0)
ORDER BY (case_name, port_node, port, t_end, node_id, epoch, seq);

CREATE TABLE IF NOT EXISTS link_health ON CLUSTER 'racks' AS link_health_local
ENGINE = Distributed('racks', currentDatabase(), 'link_health_local', cityHash64(case_name, port_node, port, t_end, node_id, epoch, seq));

-- What collectors declare lost, and which of their epochs ended without a goodbye. Both are said
-- again in every report until Kafka has one that says it; what is said twice counts once, because
-- what counts is the union of the ranges.
ALTER TABLE health_local ON CLUSTER 'racks'
    ADD COLUMN IF NOT EXISTS `losses.boot_id` Array(UUID),
    ADD COLUMN IF NOT EXISTS `losses.epoch` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `losses.stream` Array(UInt16),
    ADD COLUMN IF NOT EXISTS `losses.first_seq` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `losses.last_seq` Array(UInt64) COMMENT 'included',
    ADD COLUMN IF NOT EXISTS `losses.events` Array(UInt64) COMMENT 'given up within the range',
    ADD COLUMN IF NOT EXISTS `losses.reason` Array(LowCardinality(String)),
    ADD COLUMN IF NOT EXISTS `losses.loss_class` Array(LowCardinality(String)),
    ADD COLUMN IF NOT EXISTS `blinds.boot_id` Array(UUID),
    ADD COLUMN IF NOT EXISTS `blinds.epoch` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `blinds.t_from` Array(DateTime64(9, 'UTC')) COMMENT 'what was handed over up to here was safe',
    ADD COLUMN IF NOT EXISTS `blinds.t_to` Array(DateTime64(9, 'UTC')),
    ADD COLUMN IF NOT EXISTS `blinds.streams` Array(Array(UInt16)),
    ADD COLUMN IF NOT EXISTS `blinds.safe_seqs` Array(Array(UInt64)) COMMENT 'by stream, the number up to which all was safe',
    -- Few reports have any, and every question about losses asks for all that ever were.
    ADD INDEX IF NOT EXISTS losing length(`losses.boot_id`) TYPE minmax GRANULARITY 1,
    ADD INDEX IF NOT EXISTS blinded length(`blinds.boot_id`) TYPE minmax GRANULARITY 1;

-- What collectors declare lost, and which of their epochs ended without a goodbye. Both are said
-- again in every report until Kafka has one that says it; what is said twice counts once, because
-- what counts is the union of the ranges.
ALTER TABLE health ON CLUSTER 'racks'
    ADD COLUMN IF NOT EXISTS `losses.boot_id` Array(UUID),
    ADD COLUMN IF NOT EXISTS `losses.epoch` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `losses.stream` Array(UInt16),
    ADD COLUMN IF NOT EXISTS `losses.first_seq` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `losses.last_seq` Array(UInt64) COMMENT 'included',
    ADD COLUMN IF NOT EXISTS `losses.events` Array(UInt64) COMMENT 'given up within the range',
    ADD COLUMN IF NOT EXISTS `losses.reason` Array(LowCardinality(String)),
    ADD COLUMN IF NOT EXISTS `losses.loss_class` Array(LowCardinality(String)),
    ADD COLUMN IF NOT EXISTS `blinds.boot_id` Array(UUID),
    ADD COLUMN IF NOT EXISTS `blinds.epoch` Array(UInt64),
    ADD COLUMN IF NOT EXISTS `blinds.t_from` Array(DateTime64(9, 'UTC')) COMMENT 'what was handed over up to here was safe',
    ADD COLUMN IF NOT EXISTS `blinds.t_to` Array(DateTime64(9, 'UTC')),
    ADD COLUMN IF NOT EXISTS `blinds.streams` Array(Array(UInt16)),
    ADD COLUMN IF NOT EXISTS `blinds.safe_seqs` Array(Array(UInt64)) COMMENT 'by stream, the number up to which all was safe';

-- What a link or half carried, by class, and how well; who shared it, and against which capacity.
-- Figures that are sums of these columns are in the saved queries. NULL has its reason in missing,
-- by the name of the column or figure.
ALTER TABLE bandwidth_local ON CLUSTER 'racks'
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

-- What a link or half carried, by class, and how well; who shared it, and against which capacity.
-- Figures that are sums of these columns are in the saved queries. NULL has its reason in missing,
-- by the name of the column or figure.
ALTER TABLE bandwidth ON CLUSTER 'racks'
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
CREATE TABLE IF NOT EXISTS quarantine_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, fold, node_id, epoch, entity, source, t_start);

CREATE TABLE IF NOT EXISTS quarantine ON CLUSTER 'racks' AS quarantine_local
ENGINE = Distributed('racks', currentDatabase(), 'quarantine_local', cityHash64(case_name, fold, node_id, epoch, entity, source, t_start));

-- Minutes whose results lack records that came when their state was gone. Identity:
-- (case_name, fold, node_id, t_start).
CREATE TABLE IF NOT EXISTS replay_request_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, fold, node_id, t_start);

CREATE TABLE IF NOT EXISTS replay_request ON CLUSTER 'racks' AS replay_request_local
ENGINE = Distributed('racks', currentDatabase(), 'replay_request_local', cityHash64(case_name, fold, node_id, t_start));

-- Who held one extent of a pool from when to when. Identity:
-- (case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base).
CREATE TABLE IF NOT EXISTS holding_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base);

CREATE TABLE IF NOT EXISTS holding ON CLUSTER 'racks' AS holding_local
ENGINE = Distributed('racks', currentDatabase(), 'holding_local', cityHash64(case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base));

-- What the hours of a tenant, workload and tag say of leaks. Identity:
-- (case_name, fabric_id, pool_id, t_start, tenant, workload, tag).
CREATE TABLE IF NOT EXISTS leak_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, fabric_id, pool_id, t_start, tenant, workload, tag);

CREATE TABLE IF NOT EXISTS leak ON CLUSTER 'racks' AS leak_local
ENGINE = Distributed('racks', currentDatabase(), 'leak_local', cityHash64(case_name, fabric_id, pool_id, t_start, tenant, workload, tag));

ALTER TABLE pool_use_local ON CLUSTER 'racks'
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

ALTER TABLE pool_use ON CLUSTER 'racks'
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

ALTER TABLE inventory_local ON CLUSTER 'racks'
    ADD COLUMN IF NOT EXISTS tenant Nullable(String) COMMENT 'of a quota' CODEC(ZSTD(1)) AFTER quota_bytes;

ALTER TABLE inventory ON CLUSTER 'racks'
    ADD COLUMN IF NOT EXISTS tenant Nullable(String) COMMENT 'of a quota' CODEC(ZSTD(1)) AFTER quota_bytes;

-- How the hosts of a pool fought over its lines in 10 s. Identity:
-- (case_name, entity_kind, entity, view, window_ns, t_start). NULL has its reason in missing, by the name
-- of the column, where the column does not say it.
CREATE TABLE IF NOT EXISTS contention_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String),
    entity_kind LowCardinality(String),
    window_ns UInt64 CODEC(ZSTD(1)),
    t_start DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    entity LowCardinality(String) COMMENT 'the pool of the inventory, else the node that answers, else its address, else the tap',
    view LowCardinality(String) COMMENT 'POOL: all masters seen side by side. HOSTS: each host by itself, transfers have an upper bound only; where both kinds of taps watch there are rows of both, POOL to be believed',
    rev UInt64 CODEC(ZSTD(1)),

    t_end DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    fabric_id LowCardinality(String),
    taps Array(LowCardinality(String)) CODEC(ZSTD(1)),
    nodes Array(LowCardinality(String)) COMMENT 'whose taps saw it; their reports say when it was watched' CODEC(ZSTD(1)),
    records UInt64 CODEC(T64, ZSTD(1)),
    masters Array(LowCardinality(String)) COMMENT 'MAC addresses' CODEC(ZSTD(1)),
    more_masters Bool,
    severity LowCardinality(String) COMMENT 'of the worst region or line',
    transit Nullable(Float64) COMMENT 'of the worst region' CODEC(ZSTD(1)),
    transfers_per_s Nullable(Float64) CODEC(ZSTD(1)),
    ping_pong Nullable(Float64) CODEC(ZSTD(1)),
    grants_t UInt64 CODEC(T64, ZSTD(1)),
    transfers Nullable(UInt64) CODEC(ZSTD(1)),
    transfers_upper_bound UInt64 CODEC(T64, ZSTD(1)),
    handoffs Nullable(UInt64) CODEC(ZSTD(1)),
    unknown_changes Nullable(UInt64) CODEC(ZSTD(1)),
    transfer_ns Nullable(UInt64) CODEC(ZSTD(1)),
    transfers_timed Nullable(UInt64) CODEC(ZSTD(1)),
    acquire Array(UInt64) COMMENT 'NtoB, NtoT, BtoT' CODEC(ZSTD(1)),
    probe Array(UInt64) COMMENT 'toT, toB, toN' CODEC(ZSTD(1)),
    probe_ack Array(UInt64) COMMENT 'TtoB, TtoN, BtoN, TtoT, BtoB, NtoN' CODEC(ZSTD(1)),
    release Array(UInt64) COMMENT 'TtoB, TtoN, BtoN, TtoT, BtoB, NtoN' CODEC(ZSTD(1)),
    probe_ack_data UInt64 CODEC(T64, ZSTD(1)),
    upgrades_with_data Nullable(UInt64) CODEC(ZSTD(1)),
    reads UInt64 CODEC(T64, ZSTD(1)),
    read_bytes UInt64 CODEC(T64, ZSTD(1)),
    writes UInt64 CODEC(T64, ZSTD(1)),
    write_bytes UInt64 CODEC(T64, ZSTD(1)),
    atomics UInt64 CODEC(T64, ZSTD(1)),
    atomic_bytes UInt64 CODEC(T64, ZSTD(1)),
    probe_amplification Nullable(Float64) CODEC(ZSTD(1)),
    probe_amplification_write Nullable(Float64) CODEC(ZSTD(1)),
    probe_amplification_read Nullable(Float64) CODEC(ZSTD(1)),
    probe_amplification_uncached Nullable(Float64) CODEC(ZSTD(1)),
    useless_probe_share Nullable(Float64) CODEC(ZSTD(1)),
    dirty_share Nullable(Float64) CODEC(ZSTD(1)),
    invalidation_share Nullable(Float64) CODEC(ZSTD(1)),
    upgrade_share Nullable(Float64) CODEC(ZSTD(1)),
    upgrade_data_share Nullable(Float64) CODEC(ZSTD(1)),
    false_sharing Nullable(Float64) CODEC(ZSTD(1)),
    missing Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    -- The worst regions of 64 KiB, at most 8.
    regions Nested
    (
        address UInt64,
        severity LowCardinality(String),
        transit Nullable(Float64),
        transfers_per_s Nullable(Float64),
        ping_pong Nullable(Float64),
        grants_t UInt64,
        transfers Nullable(Int64),
        transfers_upper_bound UInt64,
        handoffs Nullable(Int64),
        unknown_changes Nullable(Int64),
        transfer_ns Nullable(Int64),
        transfers_timed Nullable(Int64),
        acquires UInt64,
        probes UInt64,
        probe_amplification Nullable(Float64),
        weight UInt64,
        error UInt64,
        read_bytes UInt64,
        write_bytes UInt64,
        masters Array(String),
        more_masters Bool,
        distinct_lines Nullable(Int64),
        top_line_share Nullable(Float64),
        tenant Nullable(String),
        workload Nullable(String),
        alloc_id Nullable(String)
    ),
    -- The worst lines of 64 bytes, at most 16.
    lines Nested
    (
        address UInt64,
        severity LowCardinality(String),
        transit Nullable(Float64),
        transfers_per_s Nullable(Float64),
        ping_pong Nullable(Float64),
        grants_t UInt64,
        transfers Nullable(Int64),
        transfers_upper_bound UInt64,
        handoffs Nullable(Int64),
        unknown_changes Nullable(Int64),
        transfer_ns Nullable(Int64),
        transfers_timed Nullable(Int64),
        acquires UInt64,
        probes UInt64,
        probe_amplification Nullable(Float64),
        weight UInt64,
        error UInt64,
        read_bytes UInt64,
        write_bytes UInt64,
        masters Array(String),
        more_masters Bool,
        distinct_lines Nullable(Int64),
        top_line_share Nullable(Float64),
        tenant Nullable(String),
        workload Nullable(String),
        alloc_id Nullable(String)
    ),
    covered_ns UInt64 CODEC(T64, ZSTD(1)),
    span_ns UInt64 CODEC(T64, ZSTD(1)),
    coverage Nullable(Float64) COMMENT 'NULL when unknown' CODEC(ZSTD(1)),
    t_computed DateTime64(9, 'UTC') CODEC(DoubleDelta, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity_kind, window_ns, t_start, entity, view);

CREATE TABLE IF NOT EXISTS contention ON CLUSTER 'racks' AS contention_local
ENGINE = Distributed('racks', currentDatabase(), 'contention_local', cityHash64(case_name, entity_kind, window_ns, t_start, entity, view));

-- What a collector counted over all places of a pool, and the upgrades that came with data.
ALTER TABLE hot_local ON CLUSTER 'racks'
    ADD COLUMN IF NOT EXISTS totals Map(LowCardinality(String), UInt64) COMMENT 'by counter, over all places, kept or not; empty from older collectors' CODEC(ZSTD(1)) AFTER total_weight,
    ADD COLUMN IF NOT EXISTS `lines.upgrades_with_data` Array(Nullable(Int64)) COMMENT 'NULL from older collectors',
    ADD COLUMN IF NOT EXISTS `regions.upgrades_with_data` Array(Nullable(Int64)) COMMENT 'NULL from older collectors';

-- What a collector counted over all places of a pool, and the upgrades that came with data.
ALTER TABLE hot ON CLUSTER 'racks'
    ADD COLUMN IF NOT EXISTS totals Map(LowCardinality(String), UInt64) COMMENT 'by counter, over all places, kept or not; empty from older collectors' CODEC(ZSTD(1)) AFTER total_weight,
    ADD COLUMN IF NOT EXISTS `lines.upgrades_with_data` Array(Nullable(Int64)) COMMENT 'NULL from older collectors',
    ADD COLUMN IF NOT EXISTS `regions.upgrades_with_data` Array(Nullable(Int64)) COMMENT 'NULL from older collectors';

-- How long requests took in a window of one entity, against the best it can do. Identity:
-- (case_name, entity_kind, entity, window_ns, t_start).
CREATE TABLE IF NOT EXISTS latency_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity_kind, window_ns, t_start, entity);

CREATE TABLE IF NOT EXISTS latency ON CLUSTER 'racks' AS latency_local
ENGINE = Distributed('racks', currentDatabase(), 'latency_local', cityHash64(case_name, entity_kind, window_ns, t_start, entity));

-- How latency grows with the utilisation of a link direction, as of the end of a minute. Identity:
-- (case_name, entity, tap_position, request_class, t_start).
CREATE TABLE IF NOT EXISTS latency_curve_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity, tap_position, request_class, t_start);

CREATE TABLE IF NOT EXISTS latency_curve ON CLUSTER 'racks' AS latency_curve_local
ENGINE = Distributed('racks', currentDatabase(), 'latency_curve_local', cityHash64(case_name, entity, tap_position, request_class, t_start));

-- How near each entity stood to the memory wall, window by window. Identity:
-- (case_name, entity_kind, entity, t_start).
CREATE TABLE IF NOT EXISTS hotspot_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(toMonday(t_start)), 0)
ORDER BY (case_name, entity_kind, t_start, entity);

CREATE TABLE IF NOT EXISTS hotspot ON CLUSTER 'racks' AS hotspot_local
ENGINE = Distributed('racks', currentDatabase(), 'hotspot_local', cityHash64(case_name, entity_kind, t_start, entity));

-- What was alerted of: an episode of an alert is a row, and who was told of it stands in it. Alerts are
-- of live entities only, so case_name is empty. Identity:
-- (case_name, fabric_id, rule, entity_kind, entity, t_start).
CREATE TABLE IF NOT EXISTS alert_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, fabric_id, rule, entity_kind, entity, t_start);

CREATE TABLE IF NOT EXISTS alert ON CLUSTER 'racks' AS alert_local
ENGINE = Distributed('racks', currentDatabase(), 'alert_local', cityHash64(case_name, fabric_id, rule, entity_kind, entity, t_start));

-- What was given up so that newer rows have room: one row for each partition of a table. Cases are
-- never dropped, so case_name is empty. Identity: (case_name, table_name, partition_id, last_block).
CREATE TABLE IF NOT EXISTS dropped_local ON CLUSTER 'racks'
(
    case_name LowCardinality(String),
    table_name LowCardinality(String),
    partition_id String CODEC(ZSTD(1)),
    last_block Int64 COMMENT 'of the newest insert in it: tells it from a later one of that id' CODEC(ZSTD(1)),
    rev UInt32,

    t_dropped DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)),
    class LowCardinality(String) COMMENT 'events, results or ledger',
    done Bool COMMENT 'false when it was begun and nobody lived to say that it is done',
    rows UInt64 COMMENT 'as stored, repeats included' CODEC(T64, ZSTD(1)),
    bytes UInt64 COMMENT 'on disk' CODEC(T64, ZSTD(1)),
    t_first Nullable(DateTime64(9, 'UTC')) COMMENT 'NULL where rows have no time of their own' CODEC(ZSTD(1)),
    t_last Nullable(DateTime64(9, 'UTC')) CODEC(ZSTD(1)),
    reason LowCardinality(String) COMMENT 'OVER_BOUND or LOW_SPACE',
    bound_bytes UInt64 COMMENT 'what its class may take, or what stays free' CODEC(T64, ZSTD(1)),

    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(ingested_at), 0)
ORDER BY (case_name, table_name, partition_id, last_block);

CREATE TABLE IF NOT EXISTS dropped ON CLUSTER 'racks' AS dropped_local
ENGINE = Distributed('racks', currentDatabase(), 'dropped_local', cityHash64(case_name, table_name, partition_id, last_block));

-- Use of one UTC day as somebody else had recorded it, imported so that there is history from day
-- one. Identity: (case_name, entity_kind, entity, pool_id, t_start).
CREATE TABLE IF NOT EXISTS daily_use_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, entity, pool_id, t_start);

CREATE TABLE IF NOT EXISTS daily_use ON CLUSTER 'racks' AS daily_use_local
ENGINE = Distributed('racks', currentDatabase(), 'daily_use_local', cityHash64(case_name, entity_kind, entity, pool_id, t_start));

-- What was forecast from the days up to one day, or why nothing was. Identity:
-- (case_name, entity_kind, entity, pool_id, t_start).
CREATE TABLE IF NOT EXISTS forecast_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, entity, pool_id, t_start);

CREATE TABLE IF NOT EXISTS forecast ON CLUSTER 'racks' AS forecast_local
ENGINE = Distributed('racks', currentDatabase(), 'forecast_local', cityHash64(case_name, entity_kind, entity, pool_id, t_start));

-- How a forecast compares with the days that have come since. Identity: as of the forecast.
CREATE TABLE IF NOT EXISTS forecast_score_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, entity, pool_id, t_start);

CREATE TABLE IF NOT EXISTS forecast_score ON CLUSTER 'racks' AS forecast_score_local
ENGINE = Distributed('racks', currentDatabase(), 'forecast_score_local', cityHash64(case_name, entity_kind, entity, pool_id, t_start));

-- What is computed here from other tables, so that questions about weeks need not read every window of
-- them. Each piece, an hour or a day, is computed anew when what it is made of changed. Its rows have one
-- rev; a row without entity says that they count, with rev + 1, or, while they are computed, that none do.

-- The windows of hotspot in which a state changed, of live hours that are over. Identity: as there.
CREATE TABLE IF NOT EXISTS hotspot_change_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, t_start, entity);

CREATE TABLE IF NOT EXISTS hotspot_change ON CLUSTER 'racks' AS hotspot_change_local
ENGINE = Distributed('racks', currentDatabase(), 'hotspot_change_local', cityHash64(case_name, entity_kind, t_start, entity));

-- Use of live UTC days that are over, as use_by_day says it. Identity:
-- (case_name, entity_kind, entity, pool_id, t_start).
CREATE TABLE IF NOT EXISTS measured_use_local ON CLUSTER 'racks'
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
ENGINE = ReplicatedReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMM(t_start), 0)
ORDER BY (case_name, entity_kind, entity, pool_id, t_start);

CREATE TABLE IF NOT EXISTS measured_use ON CLUSTER 'racks' AS measured_use_local
ENGINE = Distributed('racks', currentDatabase(), 'measured_use_local', cityHash64(case_name, entity_kind, entity, pool_id, t_start));
