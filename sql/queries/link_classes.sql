-- What each link direction carried, by class of message.
--
-- Sums windows that overlap [from, to): of 60 s when the range is an hour or longer, else of 10 s. What
-- frames take besides messages is split among their messages by flits; frames without a message and
-- what is left over are CTRL. Frames that were sent again are RETRANS and split no further, so that
-- the classes add up to all that was carried.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column class RD reads, WR writes, ATOMIC, HINT, ACQ acquires and grants, PROBE probes and their answers, WB writing back, FWD forwarded, CTRL, RETRANS
-- @column wire_bits_per_s bits/s: 8 x wire_bytes of the windows with covered time / covered time of all windows of the link; NULL when there is none
-- @column wire_bytes bytes: the part of the frames that is the class's
-- @column payload_bytes bytes: data its messages carried; NULL for RETRANS, of which it is not told
-- @column share 0..1: wire_bytes / wire_bytes of all classes of the link; NULL when nothing was carried
-- @column coverage 0..1: sum(coverage x span) / sum(span) over all windows of the link, one of unknown coverage counting as not covered; NULL when none is known
-- @total wire_bytes
CREATE OR REPLACE VIEW link_classes AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    if(dateDiff('second', range_from, range_to) >= 3600, 60, 10) AS stored_s,
    links AS
    (
        SELECT
            b.case_name AS case_name,
            b.entity AS link,
            sumMap(b.`classes.traffic`, b.`classes.wire_bytes`) AS wire,
            sumMapIf(b.`classes.traffic`, b.`classes.wire_bytes`, b.covered_ns > 0) AS covered_wire,
            sumMap(b.`classes.traffic`, b.`classes.payload_bytes`) AS payload,
            sum(b.retrans_wire_bytes) AS again,
            sumIf(b.retrans_wire_bytes, b.covered_ns > 0) AS covered_again,
            sum(b.covered_ns) AS covered_ns,
            if(count(b.coverage) = 0, NULL, sum(ifNull(b.coverage, 0) * b.span_ns) / nullIf(sum(b.span_ns), 0)) AS coverage
        FROM bandwidth AS b FINAL
        WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
            AND b.entity_kind = 'LINK'
            AND b.window_ns = stored_s * 1000000000
            AND b.t_start > range_from - toIntervalSecond(stored_s)
            AND b.t_start < range_to
            AND notEmpty(b.`classes.traffic`)
        GROUP BY case_name, link
    ),
    parts AS
    (
        SELECT
            case_name,
            link,
            part.1 AS class,
            part.2 AS wire_bytes,
            part.3 AS covered_wire_bytes,
            part.4 AS payload_bytes,
            covered_ns,
            coverage
        FROM links
        ARRAY JOIN
            arrayConcat(
                arrayMap(
                    (name, bytes) -> (
                        toString(name),
                        bytes,
                        covered_wire.2[indexOf(covered_wire.1, name)],
                        toNullable(payload.2[indexOf(payload.1, name)])),
                    wire.1, wire.2),
                if(again > 0, [('RETRANS', again, covered_again, CAST(NULL, 'Nullable(UInt64)'))], [])) AS part
    )
SELECT
    p.link AS link,
    p.class AS class,
    8e9 * p.covered_wire_bytes / nullIf(p.covered_ns, 0) AS wire_bits_per_s,
    p.wire_bytes AS wire_bytes,
    p.payload_bytes AS payload_bytes,
    p.wire_bytes / nullIf(sum(p.wire_bytes) OVER (PARTITION BY p.case_name, p.link), 0) AS share,
    p.coverage AS coverage
FROM parts AS p
ORDER BY p.case_name, link, wire_bytes DESC, class
