-- The one small data set every expectation is computed from: live traffic on two links, a ledger,
-- and two cases. Each statement makes its own part, so revisions and repeats meet only in FINAL.

-- The fabric: link h0-p0 was upgraded at 10:00:02; link h1-p0 is deleted at 10:00:01.
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, rev, t_start, deleted, object_type, end_a, end_b, capacity_bps) VALUES
    ('', 'h0-p0', 1, 0, 0, '2026-03-01 09:00:00', false, 'link', 'h0', 'p0', 100000000000),
    ('', 'h1-p0', 1, 1, 0, '2026-03-01 09:00:00', false, 'link', 'h1', 'p0', 25000000000),
    ('', 'h1-p0', 1, 2, 0, '2026-03-01 10:00:01', true, NULL, NULL, NULL, NULL),
    ('', 'h0-p0', 1, 3, 0, '2026-03-01 10:00:02', false, 'link', 'h0', 'p0', 200000000000),
    ('', 'p0', 1, 4, 0, '2026-03-01 09:00:00', false, 'pool', NULL, NULL, NULL);

-- h0-p0/rx carries 10 million 64-byte answers a second; of those of 10:00:01, 100,000 are repeats.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 1000000000, '2026-03-01 10:00:00', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:01', 4000000, 4000000, 0, 4000000, 504000000, 256000000, 0, 1000000000, NULL),
    ('', 'LINK', 1000000000, '2026-03-01 10:00:00', 'h0-p0/tx', 4294967297, '2026-03-01 10:00:01', 10000000, 10000000, 0, 10000000, 860000000, 0, 1000000000, 1000000000, 1),
    ('', 'LINK', 1000000000, '2026-03-01 10:00:01', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:02', 10000000, 9900000, 100000, 9900000, 1260000000, 633600000, 1000000000, 1000000000, 1);

-- Revision 2 completes the first window.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 1000000000, '2026-03-01 10:00:00', 'h0-p0/rx', 4294967298, '2026-03-01 10:00:01', 10000000, 10000000, 0, 10000000, 1260000000, 640000000, 1000000000, 1000000000, 1);

-- A repeat of revision 1 that arrives late, and a repeat of revision 2: neither changes anything.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 1000000000, '2026-03-01 10:00:00', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:01', 4000000, 4000000, 0, 4000000, 504000000, 256000000, 0, 1000000000, NULL);
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 1000000000, '2026-03-01 10:00:00', 'h0-p0/rx', 4294967298, '2026-03-01 10:00:01', 10000000, 10000000, 0, 10000000, 1260000000, 640000000, 1000000000, 1000000000, 1);

-- At 10:00:02 the tap watched half of the time; of 10:00:03 no heartbeat has told yet. The second
-- link's capacity is gone from 10:00:01 on; the third entity is no link of the inventory. The row
-- of kind HALF says the same as a LINK and must not count again.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 1000000000, '2026-03-01 10:00:02', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:03', 5000000, 5000000, 0, 5000000, 630000000, 320000000, 500000000, 1000000000, 0.5),
    ('', 'LINK', 1000000000, '2026-03-01 10:00:03', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:04', 1000, 1000, 0, 1000, 126000, 64000, 0, 1000000000, NULL),
    ('', 'LINK', 1000000000, '2026-03-01 10:00:00', 'h1-p0/tx', 4294967297, '2026-03-01 10:00:01', 100, 0, 0, 0, 9400, 0, 1000000000, 1000000000, 1),
    ('', 'LINK', 1000000000, '2026-03-01 10:00:01', 'h1-p0/tx', 4294967297, '2026-03-01 10:00:02', 100, 0, 0, 0, 9400, 0, 1000000000, 1000000000, 1),
    ('', 'LINK', 1000000000, '2026-03-01 10:00:03', 'tap9/00ff/0', 4294967297, '2026-03-01 10:00:04', 0, 0, 0, 0, 0, 0, 0, 1000000000, NULL),
    ('', 'HALF', 1000000000, '2026-03-01 10:00:01', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:02', 10000000, 9900000, 100000, 9900000, 1260000000, 633600000, 1000000000, 1000000000, 1);

-- The same traffic in the longer windows the streams keep.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 10000000000, '2026-03-01 10:00:00', 'h0-p0/rx', 4294967299, '2026-03-01 10:00:10', 25001000, 24901000, 100000, 24901000, 3150126000, 1593664000, 2500000000, 10000000000, 0.25),
    ('', 'LINK', 60000000000, '2026-03-01 10:00:00', 'h0-p0/rx', 4294967300, '2026-03-01 10:01:00', 25001000, 24901000, 100000, 24901000, 3150126000, 1593664000, 2500000000, 60000000000, 0.041666666666666664);

-- Case lab-1999: its frames lie on both sides of the turn of the year, in two partitions. One count
-- is beyond 2^53, one beyond 2^63. Case other must show up nowhere but in the list of cases.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('lab-1999', 'LINK', 1000000000, '1999-12-31 23:59:59', 'lab-1999/00aa/0', 4294967297, '2000-01-01 00:00:00', 12, 10, 2, 7, 18446744073709551000, 448, 100000000, 100000000, 1),
    ('lab-1999', 'LINK', 1000000000, '2000-01-01 00:00:00', 'lab-1999/00aa/0', 4294967297, '2000-01-01 00:00:01', 3, 3, 0, 0, 282, 0, 41000000, 41000000, 1),
    ('lab-1999', 'LINK', 1000000000, '2000-01-01 00:00:00', 'lab-1999/00aa/1', 4294967297, '2000-01-01 00:00:01', 9007199254740993, 1, 0, 1, 126, 64, 41000000, 41000000, 1),
    ('other', 'LINK', 1000000000, '2026-03-01 10:00:00', 'other/00bb/0', 4294967297, '2026-03-01 10:00:01', 99, 99, 0, 99, 9999, 99, 1000000000, 1000000000, 1);

-- Node n1 reports twice; the broker delivered the first report once per partition. 3 of 1,003 frames
-- were dropped in the second, and its taps watched half of the time.
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, drops, cpu_ns) VALUES
    ('', '2026-03-01 10:00:00', 'n1', 1772359200000000000, 2560, 0, 0, '2026-03-01 10:00:01', '2026-03-01 10:00:01', 'HEARTBEAT', false, [256, 2560], [4, 0], 1000000000, 1000, 0, 3000000000),
    ('', '2026-03-01 10:00:01', 'n1', 1772359200000000000, 2560, 1, 0, '2026-03-01 10:00:02', '2026-03-01 10:00:02', 'HEARTBEAT', false, [256, 1536, 2560], [9, 0, 1], 500000000, 997, 3, 3250000000);
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, drops, cpu_ns) VALUES
    ('', '2026-03-01 10:00:00', 'n1', 1772359200000000000, 2560, 0, 0, '2026-03-01 10:00:01', '2026-03-01 10:00:01', 'HEARTBEAT', false, [256, 2560], [4, 0], 1000000000, 1000, 0, 3000000000);

-- Of the flow stream 6 is missing: the ranges overlap, repeat, and one reaches beyond what was
-- announced. Nothing of stream 1536 arrived. Node n3 never announced anything.
INSERT INTO received (case_name, node_id, epoch, stream, seq_from, seq_to) VALUES
    ('', 'n1', 1772359200000000000, 256, 2, 5),
    ('', 'n1', 1772359200000000000, 256, 0, 2),
    ('', 'n1', 1772359200000000000, 256, 4, 4),
    ('', 'n1', 1772359200000000000, 256, 7, 12),
    ('', 'n1', 1772359200000000000, 2560, 0, 1),
    ('', 'n3', 1772359200000000000, 256, 0, 1);
INSERT INTO received (case_name, node_id, epoch, stream, seq_from, seq_to) VALUES
    ('', 'n1', 1772359200000000000, 256, 0, 2),
    ('lab-1999', 'file:lab-1999', 18446744073709551557, 256, 0, 2),
    ('lab-1999', 'file:lab-1999', 18446744073709551557, 2560, 0, 2);

-- The import of lab-1999, whose epoch is beyond 2^63, ended twice; other was cut in mid-record.
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames) VALUES
    ('lab-1999', '1999-12-31 23:59:59.900000000', 'file:lab-1999', 18446744073709551557, 2560, 0, 0, '2000-01-01 00:00:00', '2026-03-01 10:05:00', 'HEARTBEAT', false, [256, 2560], [1, 0], 100000000, 12),
    ('lab-1999', '2000-01-01 00:00:00', 'file:lab-1999', 18446744073709551557, 2560, 1, 0, '2000-01-01 00:00:00.041000000', '2026-03-01 10:05:00', 'HEARTBEAT', false, [256, 2560], [2, 1], 41000000, 4);
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, capture_name, capture_file_name, capture_sha256, capture_frames, capture_tloe_frames, capture_t_first, capture_t_last, capture_truncated_at) VALUES
    ('lab-1999', '2000-01-01 00:00:00.041000000', 'file:lab-1999', 18446744073709551557, 2560, 2, 0, '2000-01-01 00:00:00.041000000', '2026-03-01 10:05:00', 'STOP', true, [256, 2560], [2, 2], 0, 0, 'lab-1999', 'lab-1999.pcap', 'ffffffffffffffc5', 16, 15, '1999-12-31 23:59:59.900000000', '2000-01-01 00:00:00.040999999', NULL),
    ('other', '2026-03-01 10:00:00.500000000', 'n7', 77, 2560, 0, 0, '2026-03-01 10:00:00.500000000', '2026-03-01 10:06:00.123456789', 'STOP', true, [2560], [0], 0, 0, 'other', 'other.pcapng', '000000000000004d', 99, 99, '2026-03-01 10:00:00', '2026-03-01 10:00:00.499999999', 4242);
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, capture_name, capture_file_name, capture_sha256, capture_frames, capture_tloe_frames, capture_t_first, capture_t_last, capture_truncated_at) VALUES
    ('lab-1999', '2000-01-01 00:00:00.041000000', 'file:lab-1999', 18446744073709551557, 2560, 2, 0, '2000-01-01 00:00:00.041000000', '2026-03-01 11:05:00', 'STOP', true, [256, 2560], [2, 2], 0, 0, 'lab-1999', 'lab-1999.pcap', 'ffffffffffffffc5', 16, 15, '1999-12-31 23:59:59.900000000', '2000-01-01 00:00:00.040999999', NULL);

-- Messages. Connection c1 was seen by two taps and counts by t1, which saw more of its frames; its
-- first record was revised. A frame of the other connection carried an operation TileLink does not
-- define.
INSERT INTO flow (case_name, tap_id, conn_id, inc, dir, t_start, epoch, rev, node_id, stream, seq, t_end, frames, `messages.channel`, `messages.opcode`, `messages.count`, `messages.flits`, `messages.payload_bytes`) VALUES
    ('', 't1', 'c1', 0, 0, '2026-03-01 10:00:00', 1772359200000000000, 0, 'n1', 256, 0, '2026-03-01 10:00:01', 50, [1], [4], [5], [10], [0]),
    ('', 't1', 'c1', 0, 1, '2026-03-01 10:00:00', 1772359200000000000, 0, 'n1', 256, 1, '2026-03-01 10:00:01', 100, [4], [1], [100], [900], [6400]),
    ('', 't2', 'c1', 0, 0, '2026-03-01 10:00:00', 1772359200000000000, 0, 'n2', 256, 0, '2026-03-01 10:00:01', 90, [1], [4], [90], [180], [0]);
INSERT INTO flow (case_name, tap_id, conn_id, inc, dir, t_start, epoch, rev, node_id, stream, seq, t_end, frames, `messages.channel`, `messages.opcode`, `messages.count`, `messages.flits`, `messages.payload_bytes`) VALUES
    ('', 't1', 'c1', 0, 0, '2026-03-01 10:00:00', 1772359200000000000, 1, 'n1', 256, 2, '2026-03-01 10:00:01', 100, [1, 5], [4, 0], [100, 3], [200, 3], [0, 0]),
    ('', 't1', 'c2', 0, 0, '2026-03-01 10:00:01', 1772359200000000000, 0, 'n1', 256, 3, '2026-03-01 10:00:02', 8, [1, 2, 3, 3], [6, 6, 3, 7], [4, 2, 1, 1], [8, 4, 2, 10], [0, 0, 0, 64]),
    ('lab-1999', 'lab-1999', 'c9', 0, 0, '1999-12-31 23:59:59.900000000', 18446744073709551557, 0, 'file:lab-1999', 256, 0, '2000-01-01 00:00:00', 12, [3, 4], [5, 5], [18446744073709551615, 7], [20, 70], [128, 448]);

-- Pools: p0 was read before its ledger went on, then again; p1 went quiet before 10:00 and its
-- ledger lacks entries; nobody has told p1's capacity.
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, reserved_bytes, free_bytes, largest_free_bytes, allocations, failures, `tenants.tenant`, `tenants.used_bytes`, `tenants.allocations`, coverage) VALUES
    ('', 'p0', '2026-03-01 10:00:00', 4294967297, '2026-03-01 10:00:00.250000000', 1, 3, 'OK', 1073741824, 402653184, 0, 671088640, 671088640, 2, 0, ['a', 'b'], [268435456, 134217728], [1, 1], 1),
    ('', 'p0', '2026-03-01 10:00:02', 4294967298, '2026-03-01 10:00:02.750000000', 1, 5, 'OK', 1073741824, 536870912, 0, 536870912, 402653184, 2, 1, ['a', ''], [134217728, 402653184], [1, 1], 1),
    ('', 'p1', '2026-03-01 09:59:00', 4294967297, '2026-03-01 09:59:00', 18446744073709551615, 18446744073709551614, 'UNCERTAIN', NULL, 0, 4096, NULL, NULL, 0, 0, [], [], [], NULL);
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, reserved_bytes, free_bytes, largest_free_bytes, allocations, failures, `tenants.tenant`, `tenants.used_bytes`, `tenants.allocations`, coverage) VALUES
    ('', 'p0', '2026-03-01 10:00:02', 4294967297, '2026-03-01 10:00:02.500000000', 1, 4, 'OK', 1073741824, 402653184, 0, 671088640, 671088640, 2, 0, ['a', 'b'], [268435456, 134217728], [1, 1], 1);

-- Tenant a may hold 256 MiB of p0 (512 MiB before), b as much of p9 that has no ledger, and a 256 MiB
-- of all pools; c's quota was withdrawn, and the unnamed tenant holds three times its own.
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, rev, t_start, deleted, object_type, pool_id, quota_bytes, tenant) VALUES
    ('', 'a/p0', 1, 5, 0, '2026-03-01 09:00:00', false, 'quota', 'p0', 536870912, 'a'),
    ('', 'a/p0', 1, 6, 0, '2026-03-01 10:00:02', false, 'quota', 'p0', 268435456, 'a'),
    ('', 'a', 1, 7, 0, '2026-03-01 09:00:00', false, 'quota', NULL, 268435456, 'a'),
    ('', 'b/p9', 1, 8, 0, '2026-03-01 09:00:00', false, 'quota', 'p9', 268435456, 'b'),
    ('', 'c/p0', 1, 9, 0, '2026-03-01 09:00:00', false, 'quota', 'p0', 268435456, 'c'),
    ('', 'c/p0', 1, 10, 0, '2026-03-01 09:30:00', true, NULL, NULL, NULL, NULL),
    ('', 'unnamed/p0', 1, 11, 0, '2026-03-01 09:00:00', false, 'quota', 'p0', 134217728, '');

-- What stands in the way in p3: 64 MiB pieces of which every second was freed, three of 60 requests refused.
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, reserved_bytes, free_bytes, largest_free_bytes, allocations, failures, in_migration_bytes, fragmentation, `unusable.request_bytes`, `unusable.share`, p95_request_bytes, frag_failures, failures_by_reason, requests_5m, failures_5m, fail_rate, stranded_bytes, missing, coverage) VALUES
    ('', 'p3', '2026-03-01 10:00:02', 4294967297, '2026-03-01 10:00:02', 1, 25, 'OK', 1073741824, 536870912, 0, 536870912, 67108864, 8, 3, 67108864, 0.875, [67108864, 1073741824, 134217728], [0, 1, 1], 134217728, 1, map('capacity', 2, 'fragmentation', 1), 60, 3, 0.05, 402653184, map('idle_bytes', 'accesses are not seen long and wholly enough'), 1);

-- p0 was held by a and by an unnamed tenant; a gave one extent back, and the row that says so holds.
INSERT INTO holding (case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base, rev, length, t_end, alloc_id, tenant, workload, initiator, reserved, in_migration) VALUES
    ('', 'f', 'p0', '2026-03-01 10:00:00', 1, 1, 0, 4294967299, 268435456, '2026-03-01 10:00:01', 'A', 'a', 'train', 'h0', false, false),
    ('', 'f', 'p0', '2026-03-01 10:00:00.250000000', 1, 3, 402653184, 4294967298, 402653184, NULL, 'C', NULL, NULL, NULL, false, false),
    ('', 'f', 'p0', '2026-03-01 10:00:02.500000000', 1, 4, 268435456, 4294967300, 134217728, NULL, 'B', 'a', 'train', 'h0', true, false),
    ('', 'f', 'p1', '2026-03-01 09:00:00', 1, 2, 18446744073709547520, 4294967297, 4096, NULL, 'Z', 'b', NULL, 'h1', false, true);
INSERT INTO holding (case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base, rev, length, t_end, alloc_id, tenant, workload, initiator, reserved, in_migration) VALUES
    ('', 'f', 'p0', '2026-03-01 10:00:00', 1, 1, 0, 4294967297, 268435456, NULL, 'A', 'a', 'train', 'h0', false, false);

-- Tenant a allocates 10 GiB an hour and frees nothing; b churns; c is young.
INSERT INTO leak (case_name, fabric_id, pool_id, t_start, tenant, workload, tag, rev, suspect, reason, score, points, used_bytes, slope_bytes_per_h, mann_kendall_s, z, p, free_ratio, old_share, t_quota, coverage) VALUES
    ('', 'f', 'p0', '2026-03-01 09:00:00', 'a', 'train', 'site-1', 4294967297, true, NULL, 0.7509, 7, 171798691840, 10737418240, 21, 3.0038, 0.0027, 0, 0.375, '2026-03-02 10:00:00', 1),
    ('', 'f', 'p0', '2026-03-01 06:00:00', 'a', 'train', 'site-1', 4294967297, NULL, 'warm-up: has 4 h, needs 6', NULL, 4, 140660178944, 11095332181, 6, 1.6984, 0.0894, 0, 0, NULL, 1),
    ('', 'f', 'p0', '2026-03-01 09:00:00', 'b', '', '', 4294967297, false, 'no significant growth', NULL, 7, 4096, 0, 0, 0, 1, 1, 0, NULL, 1),
    ('', 'f', 'p0', '2026-03-01 09:00:00', 'c', '', '', 4294967297, NULL, 'warm-up: has 1 h, needs 6', NULL, 1, 8192, NULL, NULL, NULL, NULL, 0, 0, NULL, 1);

-- The allocator's clock was set back 20 s between these two entries of p2's ledger: the first is
-- the later by the clock, the second by the ledger.
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, used_bytes, reserved_bytes, allocations, failures, coverage) VALUES
    ('', 'p2', '2026-03-01 09:59:30', 4294967297, '2026-03-01 09:59:30', 2, 7, 'OK', 4096, 0, 1, 0, 1),
    ('', 'p2', '2026-03-01 09:59:10', 4294967297, '2026-03-01 09:59:10', 2, 8, 'OK', 8192, 0, 2, 0, 1);

-- Node n5, kept apart as a case, was killed in epoch 100. Its next epoch declares: of the flow stream 2 to 4 given up, said
-- twice and once as two pieces, though 3 arrived; safe up to 6, so that 8 and 9 were seen by nobody any
-- more, and 6 is missing. The stream of host readings was safe for no number.
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, `losses.boot_id`, `losses.epoch`, `losses.stream`, `losses.first_seq`, `losses.last_seq`, `losses.events`, `losses.reason`, `losses.loss_class`, `blinds.boot_id`, `blinds.epoch`, `blinds.t_from`, `blinds.t_to`, `blinds.streams`, `blinds.safe_seqs`) VALUES
    ('killed', '2026-03-01 10:00:00', 'n5', 100, 2560, 0, 0, '2026-03-01 10:00:00', '2026-03-01 10:00:00', 'HEARTBEAT', false, [256, 2048, 2560], [9, 1, 0], 0, 0, [], [], [], [], [], [], [], [], [], [], [], [], [], []),
    ('killed', '2026-03-01 10:00:01', 'n5', 200, 2560, 0, 0, '2026-03-01 10:00:01', '2026-03-01 10:00:01', 'START', false, [2560], [0], 0, 0, ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'], [100, 100], [256, 256], [2, 4], [3, 4], [2, 1], ['spool_full', 'spool_full'], ['FLOW', 'FLOW'], ['00000000-0000-0000-0000-000000000000'], [100], ['2026-03-01 10:00:00'], ['2026-03-01 10:00:01'], [[256, 2560]], [[6, 0]]),
    ('killed', '2026-03-01 10:00:02', 'n5', 200, 2560, 1, 0, '2026-03-01 10:00:02', '2026-03-01 10:00:02', 'HEARTBEAT', false, [2560], [1], 0, 0, ['00000000-0000-0000-0000-000000000000'], [100], [256], [2], [4], [3], ['spool_full'], ['FLOW'], ['00000000-0000-0000-0000-000000000000'], [100], ['2026-03-01 10:00:00'], ['2026-03-01 10:00:01'], [[256, 2560]], [[6, 0]]);
INSERT INTO received (case_name, node_id, epoch, stream, seq_from, seq_to) VALUES
    ('killed', 'n5', 100, 256, 0, 1),
    ('killed', 'n5', 100, 256, 3, 3),
    ('killed', 'n5', 100, 256, 5, 5),
    ('killed', 'n5', 100, 256, 7, 7),
    ('killed', 'n5', 100, 2560, 0, 0),
    ('killed', 'n5', 200, 2560, 0, 1);

-- Pool p0: two masters wrote one line in turn for a window, 200,000 times a second with acquires of
-- 3 us, then a little more in a window that was watched for half; a host's own view of the first says
-- less and does not count. Revision 2 of the first window holds. p1 is seen from hosts only.
INSERT INTO contention (case_name, entity_kind, window_ns, t_start, entity, view, rev, t_end, masters, severity, transit, transfers_per_s, ping_pong, grants_t, transfers, transfers_upper_bound, handoffs, unknown_changes, transfer_ns, transfers_timed, acquire, probe, probe_ack, release, probe_ack_data, upgrades_with_data, read_bytes, write_bytes, atomic_bytes, probe_amplification, probe_amplification_write, dirty_share, missing, `regions.address`, `regions.severity`, `regions.transit`, `regions.transfers`, `regions.ping_pong`, `regions.probes`, `regions.acquires`, `regions.top_line_share`, `regions.masters`, `regions.tenant`, `regions.workload`, `regions.alloc_id`, covered_ns, span_ns, coverage) VALUES
    ('', 'POOL', 10000000000, '2026-03-01 10:00:00', 'p0', 'POOL', 4294967298, '2026-03-01 10:00:10', ['02:00:00:00:00:00', '02:00:00:00:00:01'], 'CRITICAL', 0.6, 200000, 1, 2000001, 2000000, 2000000, 0, 0, 6000000000, 2000000, [0, 2000001, 0], [0, 0, 2000000], [0, 2000000, 0, 0, 0, 0], [], 2000000, 0, 64, 128, 8, 0.9999995, 0.9999995, 1, map('false_sharing', 'no_payload'), [18446744073709486080, 65536], ['CRITICAL', 'OK'], [0.6, NULL], [2000000, 0], [1, NULL], [2000000, 0], [2000001, 1], [1, NULL], [['02:00:00:00:00:00', '02:00:00:00:00:01'], ['02:00:00:00:00:00']], ['a', NULL], ['train', NULL], ['a-1', NULL], 10000000000, 10000000000, 1),
    ('', 'POOL', 10000000000, '2026-03-01 10:00:10', 'p0', 'POOL', 4294967297, '2026-03-01 10:00:20', ['02:00:00:00:00:00', '02:00:00:00:00:02'], 'WARN', 0.25, 20, 0.5, 201, 100, 100, 5, 0, 1250000000, 100, [100, 150, 50], [0, 50, 150], [50, 100, 25, 0, 0, 25], [0, 5, 0, 0, 0, 0], 150, 10, 0, 0, 0, 0.6666666666666666, 0.75, 0.75, map('false_sharing', 'no_payload'), [18446744073709486080], ['WARN'], [0.25], [100], [0.5], [200], [300], [0.5], [['02:00:00:00:00:02']], ['b'], [NULL], ['b-7'], 5000000000, 10000000000, 0.5),
    ('', 'POOL', 10000000000, '2026-03-01 10:00:00', 'p1', 'HOSTS', 4294967297, '2026-03-01 10:00:10', ['02:00:00:00:00:03'], 'UNKNOWN', NULL, NULL, NULL, 4, NULL, 3, NULL, NULL, NULL, NULL, [1, 3, 1], [0, 1, 3], [1, 2, 1, 0, 0, 0], [], 3, NULL, 0, 0, 0, 0.8, 0.75, 0.75, map('transit', 'no_pool_tap'), [0], ['UNKNOWN'], [NULL], [NULL], [NULL], [4], [5], [NULL], [['02:00:00:00:00:03']], [NULL], [NULL], [NULL], 0, 10000000000, NULL);
INSERT INTO contention (case_name, entity_kind, window_ns, t_start, entity, view, rev, t_end, severity, transfers, transfers_upper_bound, acquire, probe, probe_ack, covered_ns, span_ns, coverage) VALUES
    ('', 'POOL', 10000000000, '2026-03-01 10:00:00', 'p0', 'POOL', 4294967297, '2026-03-01 10:00:10', 'OK', 7, 7, [0, 8, 0], [0, 0, 7], [0, 7, 0, 0, 0, 0], 0, 10000000000, NULL),
    ('', 'POOL', 10000000000, '2026-03-01 10:00:00', 'p0', 'HOSTS', 4294967299, '2026-03-01 10:00:10', 'UNKNOWN', NULL, 1000, [0, 1001, 0], [0, 0, 1000], [0, 1000, 0, 0, 0, 0], 10000000000, 10000000000, 1);

-- Alerts: a pool's that grew and ended, read before its end and after; a host's that the pool's explains;
-- a node's that still fires and that nobody has taken yet.
INSERT INTO alert (case_name, fabric_id, rule, entity_kind, entity, t_start, rev, state, severity, t_changed, t_end, change, sentence, annotations, suppressed_by, `notified.receiver`, `notified.change`, `notified.t_taken`) VALUES
    ('', 'f', 'memory-wall', 'pool', 'p0', '2026-03-01 10:00:00', 4294967297, 'FIRING', 'CRITICAL', '2026-03-01 10:00:01', NULL, 2, 'CRITICAL pool p0', map('coverage', '0.980'), NULL, ['hook'], [1], ['2026-03-01 10:00:01.500']),
    ('', 'f', 'memory-wall', 'host', 'h1', '2026-03-01 10:00:01', 4294967298, 'FIRING', 'WARNING', '2026-03-01 10:00:01', NULL, 1, 'WARNING host h1', map('parents', 'pool:p0'), 'alert of pool:p0', [], [], []),
    ('', 'f', 'node-silent', 'node', 'n9', '2026-03-01 10:00:01.500', 4294967299, 'FIRING', 'WARNING', '2026-03-01 10:00:01.500', NULL, 1, 'WARNING node n9 has reported nothing', map(), NULL, [], [], []);
INSERT INTO alert (case_name, fabric_id, rule, entity_kind, entity, t_start, rev, state, severity, t_changed, t_end, change, sentence, annotations, suppressed_by, `notified.receiver`, `notified.change`, `notified.t_taken`) VALUES
    ('', 'f', 'memory-wall', 'pool', 'p0', '2026-03-01 10:00:00', 4294967301, 'RESOLVED', 'CRITICAL', '2026-03-01 10:00:02', '2026-03-01 10:00:02', 3, 'CRITICAL pool p0', map('coverage', '0.980'), NULL, ['am', 'hook'], [3, 3], ['2026-03-01 10:00:03.250', '2026-03-01 10:00:03.750']);

-- Link h0-p0/rx: quiet, then full with answers three times as slow; revision 2 of the second window
-- holds. Connection c1 asked too little to say. The curve of 09:59 is older than that of 10:00.
INSERT INTO latency (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, tap_position, request_class, inflation, inflation_p99, baseline_ns, baseline_kind, missing, utilisation, demand_ratio, in_flight, knee_utilisation, max_utilisation, target_inflation, headroom_bps, capacity_bps, `series.tap_position`, `series.request_class`, `series.samples`, `series.sum_ns`, `series.p5_ns`, `series.p50_ns`, `series.p95_ns`, `series.p99_ns`, `series.baseline_ns`, `series.baseline_kind`, `series.inflation`, `series.inflation_p99`, `series.missing`, connections, nodes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 10000000000, '2026-03-01 10:00:00', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:10', 'HOST', 'get', 1, 1.5, 2000, 'UNLOADED', NULL, 0.1, 0.1, 10, NULL, NULL, 3, NULL, 100000000000, ['HOST', 'POOL'], ['get', 'get'], [50000000, 50000000], [100000000000, 50000000000], [2000, 1000], [2000, 1000], [2500, 1200], [3000, 1300], [2000, 1000], ['UNLOADED', 'UNLOADED'], [1, 1], [1.5, 1.3], [NULL, NULL], 1, ['n1'], 10000000000, 10000000000, 1),
    ('', 'CONNECTION', 10000000000, '2026-03-01 10:00:00', 'c1/0', 4294967297, '2026-03-01 10:00:10', 'HOST', 'get', NULL, NULL, NULL, 'NONE', 'too_few_samples', NULL, NULL, 0.00002, NULL, NULL, NULL, NULL, NULL, ['HOST'], ['get'], [100], [200000], [2000], [2000], [2000], [2000], [NULL], ['NONE'], [NULL], [NULL], ['too_few_samples'], 1, ['n1'], 10000000000, 10000000000, 1);
INSERT INTO latency (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, tap_position, request_class, inflation, inflation_p99, baseline_ns, baseline_kind, missing, utilisation, demand_ratio, in_flight, knee_utilisation, max_utilisation, target_inflation, headroom_bps, capacity_bps, `series.tap_position`, `series.request_class`, `series.samples`, `series.sum_ns`, `series.p5_ns`, `series.p50_ns`, `series.p95_ns`, `series.p99_ns`, `series.baseline_ns`, `series.baseline_kind`, `series.inflation`, `series.inflation_p99`, `series.missing`, connections, nodes, covered_ns, span_ns, coverage) VALUES
    ('', 'LINK', 10000000000, '2026-03-01 10:00:10', 'h0-p0/rx', 4294967298, '2026-03-01 10:00:20', 'HOST', 'get', 3, 4, 2000, 'UNLOADED', NULL, 0.5, 1.5, 250, 0.45, 0.6575, 3, 15750000000, 100000000000, ['HOST', 'HOST'], ['put', 'get'], [1000, 50000000], [2000000, 300000000000], [2000, 2000], [2000, 6000], [2000, 7000], [2000, 8000], [2000, 2000], ['UNLOADED', 'UNLOADED'], [1, 3], [1, 4], [NULL, NULL], 2, ['n1', 'n2'], 8000000000, 10000000000, 0.8);
INSERT INTO latency (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, tap_position, request_class, baseline_kind, missing, connections, covered_ns, span_ns) VALUES
    ('', 'LINK', 10000000000, '2026-03-01 10:00:10', 'h0-p0/rx', 4294967297, '2026-03-01 10:00:20', 'HOST', 'get', 'NONE', 'no_baseline', 1, 0, 10000000000);
INSERT INTO latency_curve (case_name, t_start, entity, tap_position, request_class, rev, t_end, baseline_ns, baseline_kind, `bins.utilisation`, `bins.weight`, `bins.p50_ns`, `bins.p99_ns`, `bins.inflation`, slope, r_squared, fit_missing, knee_utilisation, target_inflation, max_utilisation) VALUES
    ('', '2026-03-01 09:59:00', 'h0-p0/rx', 'HOST', 'get', 4294967297, '2026-03-01 10:00:00', 2000, 'UNLOADED', [0.1], [1000], [2000], [3000], [1], NULL, NULL, 'too_few_bins', NULL, 3, NULL),
    ('', '2026-03-01 10:00:00', 'h0-p0/rx', 'HOST', 'get', 4294967298, '2026-03-01 10:01:00', 2000, 'UNLOADED', [0.15, 0.45, 0.75], [1000, 1000, 500.5], [2600, 3800, 10400], [3000, 4000, 11000], [1.3, 1.9, 5.2], 1.0417582417582418, 0.99, NULL, 0.75, 3, 0.6575),
    ('', '2026-03-01 10:00:00', 'h0-p0/rx', 'HOST', 'put', 4294967298, '2026-03-01 10:01:00', NULL, 'NONE', [0.15], [1000], [2600], [3000], [NULL], NULL, NULL, 'no_baseline', NULL, 3, NULL);

-- A day later link h2-p0: in the first ten seconds two masters share it nine to one, with 42 losses
-- and 378 repeats behind 5,116 first sightings, credits short for 1.5 s of 10 on channel A with one
-- of two bases known, and bursts; in the second fewer than 100 frames, without a capacity.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage, capacity_bps, utilisation, gap_frames, gap_events, capture_lost, nak_episodes, `classes.traffic`, `classes.flits`, `classes.payload_bytes`, `classes.wire_bytes`, `credits.channel`, `credits.stall_ns`, `credits.known_halves`, `credits.halves`, burst_bins, burst_active_bins, burst_max_wire_bytes, burst_sum_wire_bytes, burst_sum_squares, microburst, `masters.master`, `masters.wire_bytes`, `masters.goodput_bytes`, `tenants.tenant`, `tenants.workload`, `tenants.alloc_id`, `tenants.wire_bytes`, `tenants.goodput_bytes`) VALUES
    ('', 'LINK', 10000000000, '2026-03-02 10:00:00', 'h2-p0/rx', 4294967297, '2026-03-02 10:00:10', 5600, 5116, 378, 5000, 400000, 100000, 10000000000, 10000000000, 1, 1000000, 0.32, 10, 2, 10, 42, ['CTRL', 'RD'], [0, 4], [0, 100000], [100000, 300000], [1, 2], [1500000000, 100000000], [1, 1], [2, 1], 20, 10, 3000, 20000, 50000000, true, ['h2', 'h3'], [300000, 50000], [90000, 10000], ['a', 'a', 'b', NULL], ['train', 'serve', NULL, NULL], ['a1', NULL, NULL, NULL], [200000, 50000, 50000, 50000], [60000, 20000, 10000, 10000]);
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage, over_line_rate, `masters.master`, `masters.wire_bytes`, `masters.goodput_bytes`, `tenants.tenant`, `tenants.workload`, `tenants.alloc_id`, `tenants.wire_bytes`, `tenants.goodput_bytes`) VALUES
    ('', 'LINK', 10000000000, '2026-03-02 10:00:10', 'h2-p0/rx', 4294967297, '2026-03-02 10:00:20', 50, 49, 1, 40, 5000, 0, 5000000000, 10000000000, 0.5, true, ['h2'], [5000], [0], ['a', NULL], ['train', NULL], ['a1', NULL], [5000, 0], [0, 0]);

-- Two folds refused one record, and one another.
INSERT INTO quarantine (case_name, fold, node_id, epoch, entity, source, t_start, t_end, reason, detail, t_noticed) VALUES
    ('', 'half-windows', 'n1', 1, 'eth0/c/0/0', 'eth0/c/0/0', '2026-03-02 10:00:00', '2026-03-02 10:00:01', 'IMPOSSIBLE', 'a counter below zero', '2026-03-02 10:00:02'),
    ('', 'link-windows', 'n1', 1, 'h2-p0/rx', 'eth0/c/0/0', '2026-03-02 10:00:00', '2026-03-02 10:00:01', 'IMPOSSIBLE', 'a counter below zero', '2026-03-02 10:00:03'),
    ('', 'half-windows', 'n2', 1, 'eth0/d/0/0', 'eth0/d/0/0', '2199-01-01 00:00:00', '2199-01-01 00:00:01', 'TIME_TRAVEL', 'it is of a time yet to come', '2026-03-02 10:00:04'),
    ('', 'line-rate', 'n2', 1, 'h2-p0/rx', 'eth0/d/0/0', '2026-03-02 10:00:00', '2026-03-02 10:00:01', 'OVER_LINE_RATE', 'more than its line can carry', '2026-03-02 10:00:05');

-- Pool p3 rises to CRITICAL in its second window, of which revision 2 holds; link h0-p0/rx is well.
INSERT INTO hotspot (case_name, entity_kind, t_start, entity, rev, window_ns, t_end, fabric_id, state, previous_state, state_changed, t_since, score, evidence, corroborated, corroborated_by, partial, instrumentation, instrumentation_declared, `components.component`, `components.weight`, `components.x`, `components.contribution`, `components.missing`, `measures.component`, `measures.measure`, `measures.value`, `measures.low`, `measures.high`, `measures.source`, `measures.generation`, `measures.counter`, `measures.coverage`, causes, ruled_out, `top_tenants.name`, `top_tenants.bytes`, `top_tenants.share`, `top_owners.tenant`, `top_owners.workload`, `top_owners.alloc_id`, `top_owners.bytes`, `top_owners.share`, affected_hosts, affected_host_count, parents, missing_windows, coverage, sentence, next_command, t_computed) VALUES
    ('', 'POOL', '2026-03-01 10:00:00', 'p3', 4294967297, 10000000000, '2026-03-01 10:00:10', 'f', 'OK', 'OK', false, '2026-03-01 10:00:00', 0, 1, false, NULL, true, ['ledger'], false, ['pool'], [0.8], [0], [NULL], [NULL], ['pool'], ['used_share'], [0.5], [0.8], [0.95], ['pool:p3'], [1], [1], [1], [], ['pool'], [], [], [], [], [], [], [], [], [], NULL, [], 0, 1, 'OK pool p3', 'memwall why pool:p3', '2026-03-01 10:00:11'),
    ('', 'POOL', '2026-03-01 10:00:10', 'p3', 4294967298, 10000000000, '2026-03-01 10:00:20', 'f', 'CRITICAL', 'OK', true, '2026-03-01 10:00:20', 0.88, 0.65, true, 'components', false, ['frames', 'ledger'], false, ['demand', 'latency', 'pool'], [0.6, 0.7, 0.8], [1, NULL, 0.875], [0.4, NULL, 0.6], [NULL, 'no baseline', NULL], ['demand', 'pool'], ['utilisation', 'used_share'], [0.95, 0.93125], [0.6, 0.8], [0.95, 0.95], ['link:h0-p3/rx', 'pool:p3'], [1, 1], [2, 7], [0.98, 1], ['pool', 'demand'], ['credits'], ['llm-a', ''], [620, 380], [0.62, 0.38], ['llm-a', NULL, 'llm-a'], ['train', NULL, 'serve'], ['A', NULL, NULL], [400, 380, 220], [0.4, 0.38, 0.22], ['h1', 'h2'], 2, [], 0, 0.98, 'CRITICAL pool p3 0.88', 'memwall why pool:p3', '2026-03-01 10:00:21.25'),
    ('', 'LINK', '2026-03-01 10:00:10', 'h0-p0/rx', 4294967297, 10000000000, '2026-03-01 10:00:20', 'f', 'OK', 'OK', false, '2026-03-01 10:00:00', 0, 1, false, NULL, false, ['frames'], false, ['demand'], [0.6], [0], [NULL], [NULL], ['demand'], ['utilisation'], [0.1], [0.6], [0.95], ['link:h0-p0/rx'], [1], [1], [1], [], ['demand'], [], [], [], [], [], [], [], [], [], NULL, ['pool:p0'], 0, 1, 'OK link h0-p0/rx', 'memwall why link:h0-p0/rx', '2026-03-01 10:00:21');
INSERT INTO hotspot (case_name, entity_kind, t_start, entity, rev, window_ns, t_end, fabric_id, state, previous_state, state_changed, t_since, evidence, missing_windows, sentence, next_command, t_computed) VALUES
    ('', 'POOL', '2026-03-01 10:00:10', 'p3', 4294967297, 10000000000, '2026-03-01 10:00:20', 'f', 'UNKNOWN', 'OK', true, '2026-03-01 10:00:20', 0, 3, 'UNKNOWN pool p3', 'memwall why pool:p3', '2026-03-01 10:00:21');

-- Pool p9 in February: 100 bytes, at noon of the 10th 200 of which a holds 50, on the 11th at 06:00 a
-- hole in its ledger for 6 h; imported days stand in for the 9th, and for the 10th do not. Tenant a of p9 was imported as well.
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_seq, state, capacity_bytes, used_bytes, tenants.tenant, tenants.used_bytes, tenants.allocations, coverage) VALUES
    ('feb', 'p9', '2026-02-10 00:00:00', 1, '2026-02-10 00:00:00', 1, 'OK', 1000, 100, [], [], [], 1),
    ('feb', 'p9', '2026-02-10 12:00:00', 1, '2026-02-10 12:00:00', 2, 'OK', 1000, 200, ['a'], [50], [1], 1),
    ('feb', 'p9', '2026-02-11 06:00:00', 1, '2026-02-11 06:00:00', 3, 'UNCERTAIN', 1000, 200, ['a'], [50], [1], NULL),
    ('feb', 'p9', '2026-02-11 12:00:00', 1, '2026-02-11 12:00:00', 4, 'OK', 2000, 300, ['a'], [50], [1], 1);
INSERT INTO daily_use (case_name, entity_kind, entity, pool_id, t_start, rev, source, p99, capacity, covered_h) VALUES
    ('feb', 'POOL', 'p9', '', '2026-02-09', 1, 'old.csv', 80, 1000, 24),
    ('feb', 'POOL', 'p9', '', '2026-02-09', 2, 'new.csv', 90, 1000, 24),
    ('feb', 'POOL', 'p9', '', '2026-02-10', 1, 'old.csv', 1, 1000, 24),
    ('feb', 'POOL', 'p9', '', '2026-02-11', 1, 'old.csv', 250, 1000, 24),
    ('feb', 'TENANT', 'a', 'p9', '2026-02-09', 1, 'old.csv', 40, NULL, 24);
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, nodes, frames, wire_bytes, covered_ns, span_ns, coverage, utilisation) VALUES
    ('feb', 'LINK', 60000000000, '2026-02-10 00:00:00', 'h9/rx', 1, '2026-02-10 00:01:00', ['n9'], 1, 1, 60000000000, 60000000000, 1, 0.5),
    ('feb', 'LINK', 60000000000, '2026-02-10 10:00:00', 'h9/rx', 1, '2026-02-10 10:01:00', ['n9'], 1, 1, 60000000000, 60000000000, 1, 0.25);
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, history_days, model, fit_days, slope, trend, last_used, capacity, order_earliest, order_expected, order_latest, full_earliest, full_expected, full_latest, backtest_days, backtest_mape, backtest_pinball, backtest_coverage) VALUES
    ('feb', 'POOL', 'p9', '', '2026-02-11', 1, 28, 'theil-sen+week', 28, 5, true, 300, 1000, 37, 38, 39, 58, 58, 59, 14, 0.01, 1.5, 0.9),
    ('feb', 'POOL', 'p8', '', '2026-02-11', 1, 28, 'theil-sen', 20, 9, true, 300, 1000, 7, 8, NULL, 18, 18, NULL, 7, 0.01, 1.5, 0.8);
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, refused, t_possible, history_days, model) VALUES
    ('feb', 'POOL', 'p8', '', '2026-02-10', 1, 'TOO_FEW_DAYS', '2026-02-11 00:00:00', 13, ''),
    ('feb', 'TENANT', 'a', 'p9', '2026-02-11', 1, 'TOO_FEW_DAYS', '2026-02-23 00:00:00', 2, '');
INSERT INTO forecast_score (case_name, entity_kind, entity, pool_id, t_start, rev, days, mape, pinball, within_band) VALUES
    ('feb', 'POOL', 'p9', '', '2026-02-04', 1, 7, 0.02, 1, 1),
    ('feb', 'POOL', 'p9', '', '2026-02-10', 1, 1, 0.1, 1, 0);

-- Case strand: 512 GiB of p1 are free; the path of h1 is 85 % full, h2 holds 128 GiB of its quota of
-- 256. p2 has a host without a quota, p3 nobody.
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, free_bytes, coverage) VALUES
    ('strand', 'p1', '2026-03-05 10:00:00', 1, '2026-03-05 10:00:00', 1, 3, 'OK', 1099511627776, 549755813888, 549755813888, 1),
    ('strand', 'p2', '2026-03-05 10:00:00', 1, '2026-03-05 10:00:00', 1, 1, 'OK', 1024, 0, 1024, 1),
    ('strand', 'p3', '2026-03-05 10:00:00', 1, '2026-03-05 10:00:00', 1, 1, 'OK', 1024, 0, 1024, 1);
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, host_id, pool_id, path, quota_bytes) VALUES
    ('strand', 'h1/p1', 1, 1, '2026-03-05 09:00:00', 'attachment', 'h1', 'p1', ['l1'], 549755813888),
    ('strand', 'h2/p1', 1, 2, '2026-03-05 09:00:00', 'attachment', 'h2', 'p1', ['l2', 'l3'], 274877906944),
    ('strand', 'h2/p2', 1, 3, '2026-03-05 09:00:00', 'attachment', 'h2', 'p2', ['l2'], NULL);
INSERT INTO holding (case_name, pool_id, t_start, ledger_epoch, ledger_seq, base, rev, length, alloc_id, tenant, initiator) VALUES
    ('strand', 'p1', '2026-03-05 09:30:00', 1, 1, 0, 1, 137438953472, 'A', 'a', 'h2');
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, capacity_bps, utilisation) VALUES
    ('strand', 'LINK', 10000000000, '2026-03-05 10:00:00', 'l1/tx', 1, 100, 0.1),
    ('strand', 'LINK', 10000000000, '2026-03-05 10:00:00', 'l1/rx', 1, 100, 0.85),
    ('strand', 'LINK', 10000000000, '2026-03-05 10:00:00', 'l2/rx', 1, 100, 0.2),
    ('strand', 'LINK', 10000000000, '2026-03-05 10:00:00', 'l3/tx', 1, 100, 0.3),
    ('strand', 'LINK', 10000000000, '2026-03-05 08:00:00', 'l3/tx', 1, 100, 0.99);

-- The same case: a port at end a of a link of 1 Mb/s sent 7,000,000 octets in 70,000 packets in 100 s,
-- paused for 25 s of them by priority 3; taps saw 8,400,000 bytes of it, and half of what it received.
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, owner_node, mac, link_id, end_a, end_b, capacity_bps) VALUES
    ('strand', 'h1/eth0', 1, 11, '2026-03-06 09:00:00', 'port', 'h1', '02:00:00:00:00:01', 'l9', NULL, NULL, NULL),
    ('strand', 'l9', 1, 12, '2026-03-06 09:00:00', 'link', NULL, NULL, NULL, 'h1', 'p9', 1000000);
INSERT INTO link_health (case_name, port_node, port, t_end, node_id, epoch, seq, mac, rx_bytes, tx_bytes, rx_packets, tx_packets, `priorities.priority`, `priorities.rx_frames`, `priorities.tx_frames`, `priorities.rx_paused_ns`, `priorities.tx_paused_ns`) VALUES
    ('strand', 'h1', 'eth0', '2026-03-06 10:00:00', 'h1', 1, 1, '02:00:00:00:00:01', 0, 500, 0, 5, [0, 3], [NULL, NULL], [NULL, NULL], [0, 5000000000], [NULL, NULL]),
    ('strand', 'h1', 'eth0', '2026-03-06 10:01:40', 'h1', 1, 2, '02:00:00:00:00:01', 800000, 7000500, 10000, 70005, [0, 3], [NULL, NULL], [NULL, NULL], [1000000000, 30000000000], [NULL, NULL]);
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, wire_bytes, covered_ns, span_ns, coverage)
    SELECT 'strand', 'LINK', 1000000000, toDateTime64('2026-03-06 10:00:00', 9, 'UTC') + toIntervalSecond(number), 'l9/tx', 1, 84000, 1000000000, 1000000000, 1 FROM numbers(100);
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, wire_bytes, covered_ns, span_ns, coverage)
    SELECT 'strand', 'LINK', 1000000000, toDateTime64('2026-03-06 10:00:00', 9, 'UTC') + toIntervalSecond(number), 'l9/rx', 1, 5000, 1000000000, 1000000000, 1 FROM numbers(100);
INSERT INTO latency (case_name, entity_kind, window_ns, t_start, entity, max_utilisation) VALUES
    ('strand', 'LINK', 10000000000, '2026-03-06 10:01:30', 'l9/tx', 0.8);

-- The same case: two regions of p9 as a tap at the pool saw them in two readings, and one of them as a host did.
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, owner_node) VALUES
    ('strand', 'p9', 1, 13, '2026-03-07 09:00:00', 'pool', 'n9');
INSERT INTO hot (case_name, tap_id, pool_mac, t_start, t_end, node_id, epoch, seq, pool_node, tap_position, `regions.addr`, `regions.read_bytes`, `regions.write_bytes`, `regions.atomic_bytes`, `regions.acquire`) VALUES
    ('strand', 'tp', '02:00:00:00:00:09', '2026-03-07 10:00:00', '2026-03-07 10:00:10', 'n9', 1, 1, 'n9', 'POOL', [65536, 131072], [1000, 9000], [500, 0], [8, 0], [[], [1, 0, 0]]),
    ('strand', 'tp', '02:00:00:00:00:09', '2026-03-07 10:00:10', '2026-03-07 10:00:20', 'n9', 1, 2, 'n9', 'POOL', [65536], [2000], [0], [0], [[0, 2, 1]]),
    ('strand', 'th', '02:00:00:00:00:09', '2026-03-07 10:00:00', '2026-03-07 10:00:10', 'h1', 1, 1, 'n9', 'HOST', [65536], [1000], [500], [8], [[]]);
INSERT INTO holding (case_name, pool_id, t_start, ledger_epoch, ledger_seq, base, rev, length, alloc_id, tenant, workload, initiator) VALUES
    ('strand', 'p9', '2026-03-07 09:30:00', 1, 1, 65536, 1, 65536, 'A', 'a', 'train', 'h1');

-- The same case, for maps: the nodes of l9, a line and its region as a tap at the pool saw them, and a
-- forecast of three days.
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, node_kind) VALUES
    ('strand', 'h1', 1, 14, '2026-03-07 09:00:00', 'node', 'HOST'),
    ('strand', 'n9', 1, 15, '2026-03-07 09:00:00', 'node', 'POOL');
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, end_a, end_b, capacity_bps) VALUES
    ('strand', 'h1-n9', 1, 16, '2026-03-07 09:00:00', 'link', 'h1', 'n9', 100000000000);
INSERT INTO hot (case_name, tap_id, pool_mac, t_start, t_end, node_id, epoch, seq, pool_node, tap_position, `lines.addr`, `lines.error`, `lines.acquire`, `lines.probe`, `lines.grants_t`, `lines.transfers`, `lines.handoffs`, `lines.reads`, `lines.writes`, `lines.atomics`, `lines.masters`, `lines.last_owner`) VALUES
    ('strand', 'tp', '02:00:00:00:00:09', '2026-03-08 10:00:00', '2026-03-08 10:00:10', 'n9', 1, 3, 'n9', 'POOL', [65600], [2], [[0, 101, 0]], [[0, 0, 100]], [101], [90], [10], [5], [1], [2], [['02:00:00:00:00:01', '02:00:00:00:00:02']], ['02:00:00:00:00:02']);
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, history_days, model, fit_days, `path.expected`, `path.half_band`) VALUES
    ('strand', 'POOL', 'p1', '', '2026-03-07', 1, 28, 'theil-sen+week', 28, [5, 10, 20], [10, 11, 12]);

-- Latencies of two connections: c1 seen by two taps of which t1 saw more frames, and by one at the
-- pool. 1318 ns is bucket 360. Of c2 one answer came within the clock's step.
INSERT INTO flow (case_name, tap_id, conn_id, inc, dir, t_start, epoch, rev, node_id, stream, seq, t_end, tap_position, frames, `latency.class`, `latency.buckets`, `latency.zero_count`, `latency.sum`) VALUES
    ('percent', 't1', 'c1', 0, 0, '2026-03-01 10:00:00', 1, 0, 'n8', 256, 0, '2026-03-01 10:00:01', 'HOST', 100, ['get', 'put'], [map(360, 98), map(400, 10)], [0, 0], [129164, 20000]),
    ('percent', 't1', 'c1', 0, 0, '2026-03-01 10:00:01', 1, 0, 'n8', 256, 1, '2026-03-01 10:00:02', 'HOST', 100, ['get'], [map(360, 1000, 400, 1)], [0], [1320000]),
    ('percent', 't2', 'c1', 0, 0, '2026-03-01 10:00:00', 1, 0, 'n8', 256, 2, '2026-03-01 10:00:01', 'HOST', 50, ['get'], [map(360, 49)], [0], [64582]),
    ('percent', 't3', 'c1', 0, 0, '2026-03-01 10:00:00', 1, 0, 'n8', 256, 3, '2026-03-01 10:00:01', 'POOL', 100, ['get'], [map(200, 98)], [0], [5400]),
    ('percent', 't1', 'c2', 0, 0, '2026-03-01 10:00:00', 1, 0, 'n8', 256, 4, '2026-03-01 10:00:01', 'HOST', 100, ['get'], [map(360, 1)], [1], [1318]);
-- The same second told anew.
INSERT INTO flow (case_name, tap_id, conn_id, inc, dir, t_start, epoch, rev, node_id, stream, seq, t_end, tap_position, frames, `latency.class`, `latency.buckets`, `latency.zero_count`, `latency.sum`) VALUES
    ('percent', 't1', 'c2', 0, 0, '2026-03-01 10:00:00', 1, 1, 'n8', 256, 5, '2026-03-01 10:00:01', 'HOST', 100, ['get'], [map(360, 2)], [2], [2636]);
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, drops) VALUES
    ('percent', '2026-03-01 10:00:00', 'n8', 1, 2560, 0, 0, '2026-03-01 10:00:02', '2026-03-01 10:00:02', 'HEARTBEAT', false, [256], [5], 1500000000, 500, 0);

-- A host that waited 2 of 10 s for memory, started anew, and then waited 3 of 20 s; its link was half full.
INSERT INTO host_memory (case_name, node_id, t_end, epoch, seq, rev, boot_id, t_start, pressure_memory_some_us, pressure_memory_full_us, memory_total_bytes, memory_available_bytes, pgmajfault, pswpout, oom_kill) VALUES
    ('pressed', 'h7', '2026-03-01 10:00:00', 1, 0, 0, '00000000-0000-0000-0000-000000000001', '2026-03-01 10:00:00', 1000000, 0, 1000, 500, 10, 0, 0),
    ('pressed', 'h7', '2026-03-01 10:00:10', 1, 1, 0, '00000000-0000-0000-0000-000000000001', '2026-03-01 10:00:00', 3000000, 0, 1000, 500, 10, 0, 0),
    ('pressed', 'h7', '2026-03-01 10:00:30', 2, 0, 0, '00000000-0000-0000-0000-000000000002', '2026-03-01 10:00:30', 500, 0, 1000, 400, 0, 0, 0),
    ('pressed', 'h7', '2026-03-01 10:00:50', 2, 1, 0, '00000000-0000-0000-0000-000000000002', '2026-03-01 10:00:30', 3000500, 1000000, 1000, 100, 40, 200, 1),
    ('pressed', 'h8', '2026-03-01 10:00:10', 1, 0, 0, '00000000-0000-0000-0000-000000000003', '2026-03-01 10:00:00', NULL, NULL, 1000, 900, NULL, NULL, NULL);
INSERT INTO host_memory (case_name, node_id, t_end, epoch, seq, rev, boot_id, t_start, pressure_memory_some_us, pressure_memory_full_us, memory_total_bytes, memory_available_bytes, pgmajfault, pswpout, oom_kill) VALUES
    ('pressed', 'h7', '2026-03-01 10:00:50', 2, 1, 0, '00000000-0000-0000-0000-000000000002', '2026-03-01 10:00:30', 3000500, 1000000, 1000, 100, 40, 200, 1);
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, end_a, end_b, capacity_bps) VALUES
    ('pressed', 'l7', 1, 1, '2026-03-01 09:00:00', 'link', 'h7', 'p7', 1000000000);
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, utilisation, burst_bins, burst_active_bins, burst_max_wire_bytes, burst_sum_wire_bytes, burst_sum_squares, microburst, wire_bytes, covered_ns, span_ns, coverage) VALUES
    ('pressed', 'LINK', 10000000000, '2026-03-01 10:00:00', 'l7/tx', 1, '2026-03-01 10:00:10', 0.5, 10000, 5000, 125000, 625000000, 78125000000000, true, 625000000, 10000000000, 10000000000, 1),
    ('pressed', 'LINK', 10000000000, '2026-03-01 10:00:10', 'l7/tx', 1, '2026-03-01 10:00:20', 0.3, 10000, 10000, 37500, 375000000, 14062500000000, false, 375000000, 10000000000, 10000000000, 0.5),
    ('pressed', 'LINK', 10000000000, '2026-03-01 10:00:10', 'l7/rx', 1, '2026-03-01 10:00:20', NULL, 10000, 20, 1000, 2000, 2000000, NULL, 2000, 10000000000, 10000000000, 1),
    ('pressed', 'LINK', 10000000000, '2026-03-01 10:00:20', 'l7/rx', 1, '2026-03-01 10:00:30', NULL, 10000, 9, 1000, 2000, 2000000, NULL, 2000, 10000000000, 10000000000, 1);
INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, drops) VALUES
    ('pressed', '2026-03-01 10:00:00', 'h7', 1, 2560, 0, 0, '2026-03-01 10:01:00', '2026-03-01 10:01:00', 'HEARTBEAT', false, [2048], [3], 60000000000, 0, 0);

-- Two tenants, each of which needs 800 bytes, but never both at once.
INSERT INTO pool_use (case_name, pool_id, t_start, ledger_epoch, ledger_seq, rev, t_as_of, capacity_bytes, used_bytes, state, `tenants.tenant`, `tenants.used_bytes`) VALUES
    ('saving', 'p5', '2026-03-01 09:00:00', 1, 1, 1, '2026-03-01 09:00:00', 2000, 900, 'OK', ['a', 'b'], [800, 100]),
    ('saving', 'p5', '2026-03-01 10:00:00', 1, 2, 1, '2026-03-01 10:00:00', 2000, 300, 'UNCERTAIN', ['a', 'b'], [100, 200]),
    ('saving', 'p5', '2026-03-01 10:30:00', 1, 3, 1, '2026-03-01 10:30:00', 2000, 1000, 'OK', ['a', 'b'], [200, 800]),
    ('saving', 'p6', '2026-03-01 10:00:00', 1, 1, 1, '2026-03-01 10:00:00', NULL, 0, 'OK', [], []);

-- Case talk: host ha asks pool pb. Taps t1 and t2 saw the requests, and those count by t1, which saw
-- more; the answers were seen by t1 alone, half of the time. The inventory knows ha's port.
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, free_bytes, largest_free_bytes, fragmentation, `unusable.request_bytes`, `unusable.share`, frag_failures, coverage) VALUES
    ('talk', 'pb', '2026-03-03 09:30:00', 1, '2026-03-03 09:30:00', 1, 1, 'OK', 1000, 200, 800, 800, 0, [67108864, 1073741824], [0, 0.5], 2, 1),
    ('talk', 'pb', '2026-03-03 10:15:00', 1, '2026-03-03 10:15:00', 1, 2, 'OK', 1000, 600, 400, 100, 0.75, [67108864, 1073741824], [0, 1], 5, 1),
    ('talk', 'pb', '2026-03-03 10:45:00', 1, '2026-03-03 10:45:00', 1, 4, 'UNCERTAIN', 1000, 900, 100, 1, 0.99, [67108864, 1073741824], [0, 1], 5, NULL);
INSERT INTO inventory (case_name, fabric_id, object_id, inv_epoch, inv_seq, t_start, object_type, owner_node, mac) VALUES
    ('talk', 'f', 'ha/eth0', 1, 1, '2026-03-03 09:00:00', 'port', 'ha', '02:00:00:00:00:0A');
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, fabric_id, tap_id, conn_id, dir, mac_src, mac_dst, frames, new_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('talk', 'HALF', 10000000000, '2026-03-03 10:00:00', 't1/c1/0/0', 2, '2026-03-03 10:00:10', 'f', 't1', 'c1', 0, '02:00:00:00:00:0a', '02:00:00:00:00:0b', 10, 10, 10, 1000, 100, 10000000000, 10000000000, 1),
    ('talk', 'HALF', 10000000000, '2026-03-03 10:00:10', 't1/c1/0/0', 2, '2026-03-03 10:00:20', 'f', 't1', 'c1', 0, '02:00:00:00:00:0a', '02:00:00:00:00:0b', 10, 10, 10, 1000, 100, 10000000000, 10000000000, 1),
    ('talk', 'HALF', 10000000000, '2026-03-03 10:00:00', 't2/c1/0/0', 2, '2026-03-03 10:00:10', 'f', 't2', 'c1', 0, '02:00:00:00:00:0a', '02:00:00:00:00:0b', 9, 9, 9, 900, 90, 10000000000, 10000000000, 1),
    ('talk', 'HALF', 10000000000, '2026-03-03 10:00:00', 't1/c1/0/1', 2, '2026-03-03 10:00:10', 'f', 't1', 'c1', 1, '02:00:00:00:00:0b', '02:00:00:00:00:0a', 20, 20, 20, 6000, 5000, 5000000000, 10000000000, 0.5),
    ('talk', 'HALF', 10000000000, '2026-03-03 10:00:00', 't1/c2/0/0', 2, '2026-03-03 10:00:10', 'f', 't1', 'c2', 0, '02:00:00:00:00:0c', '02:00:00:00:00:0b', 5, 5, 5, 500, 50, 0, 10000000000, NULL);
-- The first of them as it was told before, with less.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, fabric_id, tap_id, conn_id, dir, mac_src, mac_dst, frames, new_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES
    ('talk', 'HALF', 10000000000, '2026-03-03 10:00:00', 't1/c1/0/0', 1, '2026-03-03 10:00:10', 'f', 't1', 'c1', 0, '02:00:00:00:00:0a', '02:00:00:00:00:0b', 5, 5, 5, 500, 50, 0, 10000000000, NULL);
-- Link ha-pb: 1,000 bytes of reads, 200 of frames sent again and 100 without a message in 10 s; tenant a
-- had three quarters of it; then 10 s nobody says they watched. Channel A of it stood still for 2 of 10 s, then for 1.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, frame_bytes, wire_bytes, retrans_wire_bytes, payload_bytes, goodput_bytes, covered_ns, span_ns, coverage, `classes.traffic`, `classes.flits`, `classes.payload_bytes`, `classes.wire_bytes`, `credits.channel`, `credits.stall_ns`, `credits.known_halves`, `credits.halves`, `tenants.tenant`, `tenants.workload`, `tenants.alloc_id`, `tenants.wire_bytes`, `tenants.goodput_bytes`) VALUES
    ('talk', 'LINK', 10000000000, '2026-03-03 10:00:00', 'ha-pb/rx', 2, '2026-03-03 10:00:10', 10, 8, 2, 12, 1060, 1300, 200, 640, 600, 10000000000, 10000000000, 1, ['CTRL', 'RD'], [0, 100], [0, 640], [100, 1000], [1, 4], [2000000000, 0], [1, 0], [1, 2], ['a', NULL], [NULL, NULL], ['a1', NULL], [1000, 300], [450, 150]),
    ('talk', 'LINK', 10000000000, '2026-03-03 10:00:10', 'ha-pb/rx', 2, '2026-03-03 10:00:20', 1, 1, 0, 1, 100, 124, 0, 64, 64, 0, 10000000000, NULL, ['RD'], [10], [64], [124], [1], [1000000000], [1], [1], ['a', NULL], [NULL, NULL], ['a1', NULL], [124, 0], [64, 0]),
    ('talk', 'LINK', 10000000000, '2026-03-03 10:00:00', 'hb-pb/rx', 2, '2026-03-03 10:00:10', 0, 0, 0, 0, 0, 0, 0, 0, 0, 10000000000, 10000000000, 1, [], [], [], [], [], [], [], [], [NULL], [NULL], [NULL], [0], [0]);
-- Two lines of pb: one that two masters wrote in turn, of which the second window knows a new holder,
-- and one at address 0 of which nobody saw how it moved.
INSERT INTO contention (case_name, entity_kind, window_ns, t_start, entity, view, rev, t_end, severity, acquire, probe, probe_ack, probe_ack_data, probe_amplification_uncached, `lines.address`, `lines.severity`, `lines.transit`, `lines.ping_pong`, `lines.transfers`, `lines.handoffs`, `lines.acquires`, `lines.probes`, `lines.masters`, `lines.tenant`, `lines.workload`, `lines.alloc_id`, covered_ns, span_ns, coverage) VALUES
    ('talk', 'POOL', 10000000000, '2026-03-03 10:00:00', 'pb', 'POOL', 1, '2026-03-03 10:00:10', 'WARN', [0, 101, 0], [0, 0, 100], [0, 90, 0, 0, 0, 10], 90, 2, [65600, 0], ['WARN', 'UNKNOWN'], [0.3, NULL], [0.9, NULL], [90, NULL], [5, NULL], [101, 3], [100, 1], [['02:00:00:00:00:0a', '02:00:00:00:00:0b'], ['02:00:00:00:00:0a']], ['a', NULL], ['train', NULL], ['a1', NULL], 10000000000, 10000000000, 1),
    ('talk', 'POOL', 10000000000, '2026-03-03 10:00:10', 'pb', 'POOL', 1, '2026-03-03 10:00:20', 'OK', [1, 9, 1], [0, 2, 20], [0, 0, 0, 0, 0, 0], 0, NULL, [65600], ['OK'], [0.1], [0.5], [4], [0], [11], [22], [['02:00:00:00:00:0c']], ['b'], [NULL], ['b1'], 5000000000, 10000000000, 0.5);

-- Case room: tenant a may hold 512 GiB of pool pr, of which 60 GiB are free, needs 430 and 2 more each day;
-- b has no quota and does not grow, c no forecast but a quota of 100 GiB of all pools, of which it holds 40 in
-- ps. Pool pr itself has the history of 28 days whose forecast the capacity planning is checked with.
INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, free_bytes, `tenants.tenant`, `tenants.used_bytes`, `tenants.allocations`, coverage) VALUES
    ('room', 'pr', '2026-01-28 10:00:00', 1, '2026-01-28 10:00:00', 1, 1, 'OK', 1099511627776, 1035087118336, 64424509440, ['a', 'b', 'c'], [461708984320, 1, 10737418240], [1, 1, 1], 1),
    ('room', 'ps', '2026-01-28 10:00:00', 1, '2026-01-28 10:00:00', 1, 1, 'UNCERTAIN', NULL, 42949672960, NULL, ['c'], [42949672960], [1], NULL);
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, pool_id, quota_bytes, tenant) VALUES
    ('room', 'a/pr', 1, 1, '2026-01-01 09:00:00', 'quota', 'pr', 549755813888, 'a'),
    ('room', 'c', 1, 2, '2026-01-01 09:00:00', 'quota', NULL, 107374182400, 'c');
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, history_days, model, fit_days, slope, trend, last_used, p99_30d) VALUES
    ('room', 'TENANT', 'a', 'pr', '2026-01-28', 2, 28, 'theil-sen+week', 28, 2147483648, true, 461708984320, 461708984320),
    ('room', 'TENANT', 'a', 'pr', '2026-01-28', 1, 28, 'theil-sen+week', 28, 1, true, 1, 1),
    ('room', 'TENANT', 'b', 'pr', '2026-01-28', 2, 28, 'theil-sen+week', 28, -5, false, 1, 1);
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, refused, t_possible, history_days, model, p99_30d) VALUES
    ('room', 'TENANT', 'b', 'ps', '2026-01-28', 2, 'TOO_FEW_DAYS', '2026-02-23 00:00:00', 2, '', 5);
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, history_days, model, fit_days, slope, trend, last_used, capacity, order_earliest, order_expected, order_latest, full_earliest, full_expected, full_latest, `path.expected`, `path.half_band`, backtest_mape)
    SELECT
        'room', 'POOL', 'pr', '', toDateTime64('2026-01-28', 9, 'UTC'), 1, 28, 'theil-sen+week', 28, 5 * 1073741824., true, 697. * 1073741824, 1024 * 1073741824., 37, 38, 39, 58, 58, 59,
        arrayMap(h -> 1073741824. * (588.571 + 5 * (27 + h) + [11.429, 12.429, 8.429, 9.429, 14.429, -26.571, -29.571][(27 + h) % 7 + 1]), range(1, 181)),
        arrayMap(h -> 1073741824. * 1.645 * 0.657 * sqrt(1 + 1 / 28 + pow(27 + h - 13.5, 2) / 1827), range(1, 181)),
        0.01;
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, history_days, model, fit_days, slope, trend, last_used, capacity, order_earliest, order_expected, order_latest, `path.expected`, `path.half_band`)
    SELECT 'room', 'LINK', 'l1/rx', '', toDateTime64('2026-01-28', 9, 'UTC'), 1, 28, 'theil-sen', 28, 0.01, true, 0.78, 1, 11, 12, 13, arrayMap(h -> 0.78 + 0.01 * h, range(1, 181)), arrayWithConstant(180, 0.01);
-- Two partitions that were given up, and one of which nobody could say any more that it is.
INSERT INTO dropped (table_name, partition_id, last_block, rev, t_dropped, class, done, rows, bytes, t_first, t_last, reason, bound_bytes) VALUES
    ('flow', '20260101', 7, 0, '2026-02-01 00:00:01.000', 'events', false, 1000, 80000, '2026-01-01 00:00:00', '2026-01-01 23:59:59.9', 'OVER_BOUND', 1048576),
    ('flow', '20260101', 7, 1, '2026-02-01 00:00:01.000', 'events', true, 1000, 80000, '2026-01-01 00:00:00', '2026-01-01 23:59:59.9', 'OVER_BOUND', 1048576),
    ('received', '202601', 9, 1, '2026-02-01 00:00:02.000', 'ledger', true, 10, 900, NULL, NULL, 'LOW_SPACE', 2097152),
    ('hot', '20260102', 3, 0, '2026-02-02 00:00:01.000', 'events', false, 50, 9000, '2026-01-02 00:00:00', '2026-01-02 23:59:59.9', 'LOW_SPACE', 2097152);

-- The minutes of what has seconds only above.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage)
    SELECT
        case_name, 'LINK', 60000000000, toDateTime64(toStartOfMinute(t_start), 9, 'UTC') AS minute, entity, max(rev), minute + INTERVAL 1 MINUTE,
        sum(frames), sum(new_frames), sum(retrans_frames), sum(messages), sum(wire_bytes), sum(goodput_bytes), sum(covered_ns), sum(span_ns),
        sum(coverage * span_ns) / sum(span_ns)
    FROM bandwidth FINAL
    WHERE entity_kind = 'LINK' AND window_ns = 1000000000 AND case_name IN ('', 'lab-1999', 'other') AND entity != 'h0-p0/rx'
    GROUP BY case_name, entity, minute;
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, wire_bytes, covered_ns, span_ns, coverage)
    SELECT 'strand', 'LINK', 10000000000, toDateTime64(toStartOfInterval(t_start, INTERVAL 10 SECOND), 9, 'UTC') AS ten, entity, 1, ten + INTERVAL 10 SECOND, sum(wire_bytes), sum(covered_ns), sum(span_ns), 1
    FROM bandwidth FINAL
    WHERE entity_kind = 'LINK' AND window_ns = 1000000000 AND case_name = 'strand'
    GROUP BY entity, ten;
