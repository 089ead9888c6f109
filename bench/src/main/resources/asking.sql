-- A site of {halves} link directions, {days} days of minutes and {hours} hours of seconds up to {to}.
-- Loads go up and down with the hour and differ by link, so that columns do not compress by being equal.

INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, t_start, t_end, object_type, end_a, end_b, capacity_bps)
SELECT '', concat('h', toString(number), '-p'), 1, number, toDateTime64('2020-01-01 00:00:00', 9, 'UTC'), toDateTime64('2020-01-01 00:00:00', 9, 'UTC'), 'link', concat('h', toString(number)), 'p0', 100000000000
FROM numbers(intDiv({halves}, 2));

INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, fabric_id, halves, nodes, records, frames, new_frames, retrans_frames, messages, frame_bytes, wire_bytes, payload_bytes, goodput_bytes, covered_ns, span_ns, coverage, capacity_bps, utilisation, `classes.traffic`, `classes.wire_bytes`, `masters.master`, `masters.goodput_bytes`, `tenants.tenant`, `tenants.goodput_bytes`)
SELECT
    '', 'LINK', window_s * 1000000000,
    toDateTime64('{to}', 9, 'UTC') - toIntervalSecond(window_s * (1 + intDiv(number, {halves}))) AS t,
    concat('h', toString(intDiv(number % {halves}, 2)), '-p', if(number % 2 = 0, '/rx', '/tx')),
    4294967296 + number, t + toIntervalSecond(window_s), 'bench', 1,
    [concat('h', toString(intDiv(number % {halves}, 2)))],
    window_s, frames, frames, cityHash64(number, 2) % 7, frames * 2, frames * 100,
    frames * 124, frames * 64, frames * 64, window_s * 1000000000, window_s * 1000000000, 1, 100000000000,
    frames * 124 * 8 / 1e11 / window_s,
    ['RD', 'WR', 'CTRL'], [frames * 70, frames * 30, frames * 24],
    [concat('h', toString(intDiv(number % {halves}, 2)))], [frames * 64], ['a', 'b'], [frames * 40, frames * 24]
FROM
(
    SELECT {window} AS window_s, number,
        toUInt64({window} * (20000 + 10000 * sin(intDiv(number, {halves}) * {window} / 13750) + cityHash64(number) % 5000)) AS frames
    FROM numbers({from_row}, {rows})
);

INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, rev, t_end, t_emit, kind, is_final, `streams.stream`, `streams.last_seq`, covered_ns, frames, drops)
SELECT '', toDateTime64('{to}', 9, 'UTC') - toIntervalSecond(10 * (1 + intDiv(number, intDiv({halves}, 2)))) AS t,
    concat('h', toString(number % intDiv({halves}, 2))), 1, 2560, 10000000 - intDiv(number, intDiv({halves}, 2)), 0,
    t + INTERVAL 10 SECOND, t + INTERVAL 10 SECOND, 'HEARTBEAT', false, [256], [20000000 - intDiv(number, intDiv({halves}, 2))],
    10000000000, 500000, 0
FROM numbers(toUInt64({hours}) * 360 * intDiv({halves}, 2));

INSERT INTO latency (case_name, entity_kind, window_ns, t_start, entity, rev, t_end, tap_position, request_class, inflation, inflation_p99, baseline_ns, baseline_kind, utilisation, `series.tap_position`, `series.request_class`, `series.samples`, `series.sum_ns`, `series.p50_ns`, `series.p99_ns`, nodes, covered_ns, span_ns, coverage)
SELECT '', 'LINK', 10000000000, toDateTime64('{to}', 9, 'UTC') - toIntervalSecond(10 * (1 + intDiv(number, {halves}))) AS t,
    concat('h', toString(intDiv(number % {halves}, 2)), '-p', if(number % 2 = 0, '/rx', '/tx')), 4294967296 + number, t + INTERVAL 10 SECOND,
    'HOST', 'get', 1 + (cityHash64(number) % 100) / 50, 2 + (cityHash64(number) % 100) / 50, 2000, 'UNLOADED', 0.3,
    ['HOST'], ['get'], [200000], [400000000], [2000 + cityHash64(number) % 1000], [4000 + cityHash64(number) % 1000],
    [concat('h', toString(intDiv(number % {halves}, 2)))], 10000000000, 10000000000, 1
FROM numbers(toUInt64({hours}) * 360 * {halves});

INSERT INTO hotspot (case_name, entity_kind, entity, t_start, t_end, rev, state, state_changed, previous_state, score, t_since, causes, sentence, evidence, coverage)
SELECT '', 'LINK', concat('h', toString(intDiv(number % {halves}, 2)), '-p', if(number % 2 = 0, '/rx', '/tx')),
    toDateTime64('{to}', 9, 'UTC') - toIntervalSecond(10 * (1 + intDiv(number, {halves}))) AS t, t + INTERVAL 10 SECOND, 4294967296 + number,
    if(cityHash64(number) % 1000 = 0, 'WARN', 'OK'), cityHash64(number) % 1000 = 0, 'OK', (cityHash64(number) % 500) / 1000, t,
    ['demand'], 'OK link', 1, 1
FROM numbers(toUInt64({hours}) * 360 * {halves});

INSERT INTO pool_use (case_name, pool_id, t_start, rev, t_as_of, ledger_epoch, ledger_seq, state, capacity_bytes, used_bytes, free_bytes, allocations, `tenants.tenant`, `tenants.used_bytes`, `tenants.allocations`, coverage)
SELECT '', concat('p', toString(number % 16)), toDateTime64('{to}', 9, 'UTC') - toIntervalSecond(60 * (1 + intDiv(number, 16))) AS t, 4294967296, t, 1,
    100000000 - intDiv(number, 16), 'OK', 1099511627776, 500000000000 + cityHash64(number) % 100000000000 AS used, 1099511627776 - used, 900,
    ['a', 'b', 'c'], [intDiv(used, 2), intDiv(used, 4), intDiv(used, 4)], [300, 300, 300], 1
FROM numbers(toUInt64({days}) * 1440 * 16);
