-- What hosts say of their memory, and what network ports counted.
--
-- Counters are as their source has them, cumulative; NULL is missing, and the map says why. Figures
-- are Int64, as the JDBC client cannot read an array of Nullable(UInt64), and none reaches 2^63.

-- One look at the memory of a host. The content key is (case_name, node_id, t_end, epoch, seq).
CREATE TABLE IF NOT EXISTS host_memory ${on_cluster}
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
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_end), 0)
ORDER BY (case_name, node_id, t_end, epoch, seq);

-- One look at a network port. The content key is (case_name, port_node, port, t_end, node_id, epoch,
-- seq).
CREATE TABLE IF NOT EXISTS link_health ${on_cluster}
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
ENGINE = ${replicated}ReplacingMergeTree(rev)
PARTITION BY if(case_name = '', toYYYYMMDD(t_end), 0)
ORDER BY (case_name, port_node, port, t_end, node_id, epoch, seq);
