-- The last quarter of an hour of a small fabric, made up: three hosts, two pools; a link fills, two
-- hosts fight over a line, a pool nears its end. Ninety days of use before it.
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, node_kind)
    SELECT '', concat('h', toString(number)), 1, number, now() - 7200, 'node', 'HOST' FROM numbers(4);
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, node_kind)
    SELECT '', concat('n', toString(number)), 1, 10 + number, now() - 7200, 'node', 'POOL' FROM numbers(2);
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, owner_node, capacity_bytes, base)
    SELECT '', concat('p', toString(number)), 1, 20 + number, now() - 7200, 'pool', concat('n', toString(number)), 1099511627776, 0 FROM numbers(2);
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, end_a, end_b, capacity_bps)
    SELECT '', concat('h', toString(intDiv(number, 2)), '-n', toString(number % 2)), 1, 30 + number, now() - 7200, 'link',
        concat('h', toString(intDiv(number, 2))), concat('n', toString(number % 2)), 100000000000
    FROM numbers(8);
INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, object_type, pool_id, quota_bytes, tenant)
    SELECT '', concat(t, '/p0'), 1, 50 + number, now() - 7200, 'quota', 'p0', 549755813888, ['train', 'serve'][number + 1] AS t FROM numbers(2);

INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, drops)
    SELECT '', toStartOfInterval(now(), INTERVAL 10 SECOND) - 900 + intDiv(number, 4) * 10 AS t, concat('h', toString(number % 4)), 1772359200000000000, 2560, intDiv(number, 4), 0, t + 10, t + 10,
        'HEARTBEAT', false, [256, 2560], [1000 + intDiv(number, 4) * 20, intDiv(number, 4)], 10000000000, 1000000, number % 4 = 3 ? 900 : 0
    FROM numbers(368);
INSERT INTO received (case_name, node_id, epoch, stream, seq_from, seq_to)
    SELECT '', concat('h', toString(number % 4)), 1772359200000000000, number < 4 ? 256 : 2560, 0, number = 3 ? 2700 : 2900 FROM numbers(8);

-- Windows of 1, 10 and 60 s: the first link fills, the others breathe.
INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, nodes, frames, new_frames, retrans_frames, messages, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage, capacity_bps, utilisation,
    `masters.master`, `masters.wire_bytes`, `masters.goodput_bytes`, `tenants.tenant`, `tenants.wire_bytes`, `tenants.goodput_bytes`)
    WITH
        [1, 10, 60][1 + number % 3] AS w,
        intDiv(number, 3) % 16 AS half,
        intDiv(number, 48) AS step,
        toStartOfInterval(now(), INTERVAL 60 SECOND) - 900 + step * w AS t,
        concat('h', toString(intDiv(half, 4)), '-n', toString(intDiv(half, 2) % 2), '/', half % 2 = 0 ? 'rx' : 'tx') AS link,
        (half = 0 ? 0.35 + 0.6 * (toUnixTimestamp(t) - toUnixTimestamp(now()) + 900) / 960
            : (0.15 + 0.1 * (half % 5) + 0.06 * sin(toUnixTimestamp(t) / (60 + 9 * half)))) * (half % 2 = 0 ? 1 : 0.4) AS u,
        toUInt64(u * 12500000000 * w) AS wire
    SELECT '', 'LINK', w * 1000000000, t, link, 1, t + w, [concat('h', toString(intDiv(half, 4)))], intDiv(wire, 126), intDiv(wire, 126), intDiv(wire, 126 * (half = 5 ? 40 : 9000)), intDiv(wire, 126), wire, toUInt64(wire * 0.508), w * 1000000000, w * 1000000000, half >= 12 ? 0.97 : 1, 100000000000, u,
        [concat('h', toString(intDiv(half, 4)))], [wire], [toUInt64(wire * 0.508)], ['train', 'serve', NULL], [intDiv(wire, 2), intDiv(wire, 3), intDiv(wire, 6)], [intDiv(wire, 4), intDiv(wire, 6), intDiv(wire, 12)]
    FROM numbers(46080)
    WHERE t + w <= now() + 60;

INSERT INTO hotspot (case_name, entity_kind, t_start, entity, rev, window_ns, t_end, fabric_id, state, previous_state, state_changed, t_since, score, evidence, corroborated, corroborated_by, partial, instrumentation,
    `components.component`, `components.weight`, `components.x`, `components.contribution`, `components.missing`, `measures.component`, `measures.measure`, `measures.value`, `measures.low`, `measures.high`, `measures.source`, `measures.generation`, `measures.counter`, `measures.coverage`,
    causes, ruled_out, `top_owners.tenant`, `top_owners.workload`, `top_owners.alloc_id`, `top_owners.bytes`, `top_owners.share`, affected_hosts, affected_host_count, parents, missing_windows, coverage, sentence, next_command, t_computed)
    WITH
        number % 7 AS e,
        intDiv(number, 7) AS step,
        toStartOfInterval(now(), INTERVAL 10 SECOND) - 900 + step * 10 AS t,
        ['POOL', 'POOL', 'LINK', 'HOST', 'HOST', 'HOST', 'REGION'][e + 1] AS kind,
        ['p0', 'p1', 'h0-n0/rx', 'h0', 'h1', 'h2', 'p0/0x40000000'][e + 1] AS name,
        [0.2 + step / 130, 0.12, 0.1 + step / 100, 0.3, 0.1, 0.05, 0.75 * (step % 60 > 30)][e + 1] AS x,
        transform(toUInt8(x >= 0.8) * 2 + toUInt8(x >= 0.5), [0, 1, 3], ['OK', 'WARN', 'CRITICAL'], 'OK') AS now_state,
        [0.2 + (step - 1) / 130, 0.12, 0.1 + (step - 1) / 100, 0.3, 0.1, 0.05, 0.75 * ((step + 59) % 60 > 30)][e + 1] AS x0,
        transform(toUInt8(x0 >= 0.8) * 2 + toUInt8(x0 >= 0.5), [0, 1, 3], ['OK', 'WARN', 'CRITICAL'], 'OK') AS was
    SELECT '', kind, t, name, 1, 10000000000, t + 10, '', now_state, was, now_state != was, t - 120, least(x, 0.97), 0.8, x > 0.5, x > 0.5 ? 'components' : NULL, false, ['frames', 'ledger'],
        ['demand', 'latency', 'pool', 'contention'], [0.6, 0.7, 0.8, 0.7], [least(1, x * 1.05), least(1, x * 0.7), kind = 'POOL' ? least(1, x) : NULL, x > 0.5 ? 0.4 : 0], [0.45, 0.2, kind = 'POOL' ? 0.35 : NULL, 0], [NULL, NULL, kind = 'POOL' ? NULL : 'not a pool', NULL],
        ['demand', 'latency', 'contention'], ['utilisation', 'inflation', 'transit'], [x * 0.95, 1 + x * 2, 0.04], [0.6, 1.5, 0.05], [0.95, 3, 0.5], ['link:h0-n0/rx', 'link:h0-n0/rx', 'pool:p0'], [1, 1, 1], [1, 2, 3], [1, 0.98, 1],
        x > 0.5 ? ['demand', 'latency'] : [], ['credits', 'retransmits'], ['train'], ['llm-13b'], ['A1'], [1000], [0.62], ['h0', 'h1'], 2, [], 0, e = 5 ? 0.97 : 1,
        concat(now_state, ' ', lower(kind), ' ', name, ' ', toString(round(least(x, 0.97), 2)), ': demand 95 % of the capacity, answers 2.4 times as slow as unloaded; most of it for train/llm-13b'), concat('memwall why ', lower(kind), ':', name), t + 11
    FROM numbers(644);

INSERT INTO contention (case_name, entity_kind, window_ns, t_start, entity, view, rev, t_end, masters, severity, transit, transfers_per_s, ping_pong, grants_t, transfers, transfers_upper_bound, handoffs, acquire, probe, probe_ack, `regions.address`, `regions.severity`, `regions.transit`, `regions.transfers`, `regions.ping_pong`, `regions.probes`, `regions.acquires`, `regions.top_line_share`, `regions.masters`, `regions.tenant`, `regions.workload`, `regions.alloc_id`, covered_ns, span_ns, coverage)
    WITH toStartOfInterval(now(), INTERVAL 10 SECOND) - 900 + intDiv(number, 2) * 10 AS t, toUInt64(number % 2 = 0 ? 40000 + 30000 * sin(number / 25) : 900) AS moved
    SELECT '', 'POOL', 10000000000, t, concat('p', toString(number % 2)), 'POOL', 1, t + 10, ['02:00:00:00:00:00', '02:00:00:00:00:01'], number % 2 = 0 ? 'WARN' : 'OK', 0.3, moved / 10, 0.9, moved + 100, moved, moved, 40, [0, moved + 100, 0], [0, 0, moved], [0, moved, 0, 0, 0, 0],
        [1073741824, 1073807360], ['WARN', 'OK'], [0.3, 0.01], [moved, 10], [0.9, 0.1], [moved, 20], [moved + 100, 400], [0.97, 0.2], [['02:00:00:00:00:00', '02:00:00:00:00:01'], ['02:00:00:00:00:02']], ['train', 'serve'], ['llm-13b', NULL], ['A1', 'B7'], 10000000000, 10000000000, 1
    FROM numbers(182);
INSERT INTO hot (case_name, tap_id, pool_mac, t_start, t_end, node_id, epoch, seq, pool_node, tap_position, `lines.addr`, `lines.error`, `lines.acquire`, `lines.probe`, `lines.grants_t`, `lines.transfers`, `lines.handoffs`, `lines.reads`, `lines.writes`, `lines.atomics`, `lines.masters`, `lines.last_owner`,
    `regions.addr`, `regions.error`, `regions.acquire`, `regions.probe`, `regions.grants_t`, `regions.transfers`, `regions.handoffs`, `regions.reads`, `regions.writes`, `regions.atomics`, `regions.read_bytes`, `regions.write_bytes`, `regions.atomic_bytes`, `regions.masters`)
    WITH toStartOfInterval(now(), INTERVAL 10 SECOND) - 900 + number * 10 AS t, toUInt64(40000 + 30000 * sin(number / 12)) AS moved
    SELECT '', 'n0-tap', '02:00:00:00:01:00', t, t + 10, 'n0', 1, number, 'n0', 'POOL', [1073741888, 1073742016], [0, 2], [[0, moved, 0], [0, 90, 0]], [[0, 0, moved], [0, 0, 40]], [moved, 90], [moved - 100, 40], [10, 5], [3, 4], [1, 2], [0, 7], [['02:00:00:00:00:00', '02:00:00:00:00:01'], ['02:00:00:00:00:02']], ['02:00:00:00:00:01', NULL],
        [1073741824], [0], [[0, moved + 90, 0]], [[0, 0, moved + 40]], [moved + 90], [moved - 60], [15], [7], [3], [7], [448], [192], [56], [['02:00:00:00:00:00', '02:00:00:00:00:01', '02:00:00:00:00:02']]
    FROM numbers(90);

INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, reserved_bytes, free_bytes, largest_free_bytes, allocations, failures, fragmentation, `unusable.request_bytes`, `unusable.share`, requests_5m, failures_5m, fail_rate, stranded_bytes, missing, `tenants.tenant`, `tenants.used_bytes`, `tenants.allocations`, coverage)
    SELECT '', concat('p', toString(number % 2)), now() - 600 + intDiv(number, 2), 1, now() - 600 + intDiv(number, 2), 1, number, 'OK', 1099511627776, number % 2 = 0 ? 944892805120 : 429496729600, 0, number % 2 = 0 ? 154618822656 : 670014898176, number % 2 = 0 ? 42949672960 : 590558003200, 60, 2, number % 2 = 0 ? 0.72 : 0.12,
        [67108864, 1073741824], [0, 0.2], 60, 2, 0.03, 21474836480, map('idle_bytes', 'accesses are not seen long and wholly enough'), ['train', 'serve', ''], number % 2 = 0 ? [536870912000, 343597383680, 64424509440] : [214748364800, 150323855360, 64424509440], [30, 20, 10], 1
    FROM numbers(4);
INSERT INTO holding (case_name, fabric_id, pool_id, t_start, ledger_epoch, ledger_seq, base, rev, length, alloc_id, tenant, workload, initiator, reserved, in_migration)
    SELECT '', '', concat('p', toString(number % 2)), now() - 3600 + number * 20, 1, number, intDiv(number, 2) * 17179869184 + (number % 2) * (number % 7) * 1073741824, 1, 1073741824 * (number % 2 = 0 ? 14 : 3 + number % 5), concat('A', toString(number)),
        ['train', 'serve', NULL, 'train', 'batch'][1 + cityHash64(number) % 5], 'llm-13b', concat('h', toString(number % 4)), number % 11 = 0, false
    FROM numbers(120);
INSERT INTO leak (case_name, fabric_id, pool_id, t_start, tenant, workload, tag, rev, suspect, reason, score, points, used_bytes, slope_bytes_per_h, z, p, free_ratio, old_share, t_quota, coverage) VALUES
    ('', '', 'p0', toStartOfHour(now()) - 3600, 'train', 'llm-13b', 'cache.c:88', 1, true, NULL, 0.75, 7, 171798691840, 10737418240, 3.0, 0.002, 0.01, 0.37, now() + 86400, 1),
    ('', '', 'p0', toStartOfHour(now()) - 3600, 'serve', '', '', 1, false, 'no significant growth', NULL, 7, 343597383680, 0, 0, 1, 1, 0, NULL, 1);
INSERT INTO daily_use (case_name, entity_kind, entity, pool_id, t_start, rev, source, p50, p95, p99, highest, capacity, covered_h)
    SELECT '', 'POOL', 'p0', '', toStartOfDay(now()) - toIntervalDay(90 - number), 1, 'made up', used, used, used, used, 1099511627776, 24
    FROM (SELECT number, (380 + 5 * number + 12 * sin(number / 3) - 30 * (number % 7 >= 5)) * 1073741824 AS used FROM numbers(90));
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, t_made, history_days, imported_days, model, fit_days, slope, trend, last_used, capacity, order_earliest, order_expected, order_latest, full_earliest, full_expected, full_latest, `path.expected`, `path.half_band`, backtest_origins, backtest_days, backtest_mape, backtest_pinball, backtest_coverage)
    SELECT '', 'POOL', 'p0', '', toStartOfDay(now()) - toIntervalDay(1), 1, now(), 90, 90, 'theil-sen+week', 90, 5368709120, true, 889192448000, 1099511627776, 17, 20, 24, 38, 42, 46,
        arrayMap(d -> (825 + 5 * d - 30 * (d % 7 >= 5)) * 1073741824., range(1, 181)), arrayMap(d -> (22 + d / 6) * 1073741824., range(1, 181)), 12, 84, 0.021, 4.1e9, 0.91;
INSERT INTO forecast (case_name, entity_kind, entity, pool_id, t_start, rev, t_made, refused, t_possible, history_days, model) VALUES
    ('', 'POOL', 'p1', '', toStartOfDay(now()) - toIntervalDay(1), 1, now(), 'TOO_FEW_DAYS', toStartOfDay(now()) + toIntervalDay(4), 10, '');
INSERT INTO alert (case_name, fabric_id, rule, entity_kind, entity, t_start, rev, state, severity, t_changed, t_end, change, sentence, annotations, suppressed_by, `notified.receiver`, `notified.change`, `notified.t_taken`) VALUES
    ('', '', 'memory-wall', 'pool', 'p0', now() - 300, 1, 'FIRING', 'CRITICAL', now() - 300, NULL, 1, 'CRITICAL pool p0 0.88: demand, latency', map('coverage', '0.980'), NULL, ['hook'], [1], [now() - 299]);
