-- What the collectors reported of the fabric besides flow records.

-- Cache lines and regions of one pool that one tap saw fought over, in at most 10 s. The content key
-- is (case_name, tap_id, pool_mac, t_start, epoch). Counts of a place begin when it begins to be
-- kept; its weight is up to its error too high. Arrays by param are empty where there was nothing.
CREATE TABLE IF NOT EXISTS hot ${on_cluster}
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
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, tap_id, pool_mac, epoch);

-- Turns in the lives of connections, and breaches of the protocol. Identity: the envelope's
-- (node_id, boot_id, epoch, stream, seq), which settles t_start. Violations are told one by one up
-- to a limit and then counted: sum(count) is how many there were.
CREATE TABLE IF NOT EXISTS connection ${on_cluster}
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
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, conn_id, node_id, boot_id, epoch, stream, seq);

-- Sampled requests, one by one, and what became of them. Identity as above. A row stands for
-- sample_weight requests: of all when head_sampled, else of the slow ones.
CREATE TABLE IF NOT EXISTS transaction ${on_cluster}
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
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_start), 0)
ORDER BY (case_name, t_start, conn_id, node_id, boot_id, epoch, stream, seq);
