-- What changed: new collectors, their versions and settings, the inventory, and states.
--
-- Changes within [from, to), the latest first. A collector is new with its first report ever; the
-- inventory by the time its source says, a state by the end of the window that decided.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live nodes, * for everything
-- @param top UInt32 200 how many changes at most
-- @column t when, UTC
-- @column kind agent, restart, version, settings, inventory or state
-- @column what the node, the object of the inventory, or the entity
-- @column change from what to what
-- @column detail what else is known of it; NULL when nothing is
CREATE OR REPLACE VIEW changes AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    -- Hours before this one are computed: of states that follow all windows are looked at.
    (
        SELECT multiIf(
            count() = 0, toDateTime64('1900-02-01 00:00:00', 9, 'UTC'),
            countIf(NOT counts) > 0, minIf(t_start, NOT counts),
            max(t_start) + INTERVAL 1 HOUR)
        FROM hotspot_change FINAL
        WHERE case_name = '' AND entity_kind = ''
    ) AS computed_to,
    near AS
    (
        SELECT case_name, node_id, t_start, epoch, seq, toString(collector) AS program, toString(ifNull(config_hash, '')) AS settings
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start >= range_from - INTERVAL 10 MINUTE
            AND t_start < range_to
    ),
    -- Whoever reported shortly before the range needs no look at all history.
    (
        SELECT groupUniqArray(toString(node_id))
        FROM
        (
            SELECT node_id
            FROM health FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start >= range_from - INTERVAL 10 MINUTE
                AND t_start < range_to
            GROUP BY case_name, node_id
            HAVING min(t_start) >= range_from
        )
    ) AS strangers,
    reports AS
    (
        SELECT case_name, toString(node_id) AS node, t_start, epoch, seq, program, settings
        FROM near
        UNION ALL
        SELECT
            case_name, toString(node_id) AS node, max(t_start), argMax(epoch, (t_start, epoch, seq)), argMax(seq, (t_start, epoch, seq)),
            argMax(toString(collector), (t_start, epoch, seq)), argMax(toString(ifNull(config_hash, '')), (t_start, epoch, seq))
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_from - INTERVAL 10 MINUTE
            AND notEmpty(strangers) AND node_id IN strangers
        GROUP BY case_name, node
    ),
    runs AS
    (
        SELECT
            case_name, node, t_start AS t, program, settings, epoch,
            row_number() OVER history AS number,
            lagInFrame(epoch) OVER history AS epoch_before,
            lagInFrame(program) OVER history AS program_before,
            lagInFrame(settings) OVER history AS settings_before
        FROM reports
        WINDOW history AS (PARTITION BY case_name, node ORDER BY t_start, epoch, seq ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    ),
    turns AS
    (
        SELECT case_name, t, node, turn.1 AS kind, turn.2 AS change, nullIf(turn.3, '') AS detail
        FROM runs
        ARRAY JOIN
            arrayFilter(
                one -> one.4,
                [
                    ('agent', 'first report', program, number = 1),
                    ('restart', 'began anew', program, number > 1 AND epoch != epoch_before),
                    ('version', concat(program_before, ' to ', program), '', number > 1 AND program != program_before),
                    (
                        'settings',
                        concat(if(settings_before = '', 'not said', settings_before), ' to ', if(settings = '', 'not said', settings)),
                        program,
                        number > 1 AND settings != settings_before
                    )
                ]) AS turn
        WHERE number = 1 OR epoch != epoch_before OR program != program_before OR settings != settings_before
    ),
    objects AS
    (
        SELECT
            case_name,
            object_id,
            object_type,
            deleted,
            t_start AS t,
            node_id,
            inv_seq,
            row_number() OVER history AS number
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
        WINDOW history AS (PARTITION BY case_name, fabric_id, object_id ORDER BY inv_epoch, inv_seq ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    ),
    found AS
    (
        SELECT case_name, t, kind, node AS what, change, detail
        FROM turns
        UNION ALL
        SELECT
            case_name, t, 'inventory', object_id,
            multiIf(deleted, 'removed', number = 1, concat('added ', ifNull(object_type, '')), concat('changed ', ifNull(object_type, ''))),
            concat('version ', toString(inv_seq), ' by ', node_id)
        FROM objects
        UNION ALL
        SELECT
            case_name, t_end, 'state', concat(lower(toString(entity_kind)), ':', entity),
            concat(toString(previous_state), ' to ', toString(state)),
            sentence
        FROM hotspot_change FINAL
        WHERE case_name = '' AND {case_name:String} IN ('', '*')
            AND entity_kind != ''
            AND t_start > range_from - INTERVAL 1 MINUTE
            AND t_start < range_to
            AND t_start < computed_to
            AND (toDateTime64(toStartOfHour(t_start), 9, 'UTC'), rev + 1) IN
            (
                SELECT t_start, rev
                FROM hotspot_change FINAL
                WHERE case_name = '' AND entity_kind = '' AND counts
            )
        UNION ALL
        SELECT
            case_name, t_end, 'state', concat(lower(toString(entity_kind)), ':', entity),
            concat(toString(previous_state), ' to ', toString(state)),
            sentence
        FROM hotspot FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            -- By their starts first, which is what rows are ordered by: a window lasts 10 s.
            AND t_start > range_from - INTERVAL 1 MINUTE
            AND t_start < range_to
            AND (case_name != '' OR t_start >= computed_to)
            AND state_changed
    )
SELECT t, kind, what, change, detail
FROM found
WHERE t >= range_from AND t < range_to
ORDER BY t DESC, kind, what, change
LIMIT {top:UInt32}
