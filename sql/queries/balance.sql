-- Whether everything adds up: every event seen at its source is accounted for.
--
-- One row per stream of a process of a node, from the beginning of its epoch to its last heartbeat
-- within [from, to). seen = stored + declared_lost + blind + remainder, and the remainder must be 0.
-- What is on its way, some seconds old, is in the remainder as well, so end the range a while ago.
-- Stored means that the table has acknowledged the row. What became of it after that is no loss and is
-- told apart elsewhere: a newer revision replaced it (the table keeps no trace of the older), retention let it go
-- (dropped_data), or a computation refused it (quarantined). An event that became a dead letter is in
-- the remainder until memwall redrive sends it back: nobody can read from its bytes which one it was.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live nodes, * for everything
-- @column node the reporting node
-- @column epoch the collector process: its start in ns, or for a case 64 bits of the hash of the file
-- @column stream number of the stream: kind of event x 256 + shard
-- @column events kind of event the stream carries
-- @column seen count: events spooled or handed to the producer, by the heartbeats' last number + 1
-- @column stored count: those of them that a table has acknowledged, superseded and expired ones included
-- @column declared_lost count: not stored, and declared lost by the node
-- @column blind count: neither stored nor declared lost, and of the end of a process that was killed
-- @column remainder count: seen - stored - declared_lost - blind; must be 0
-- @total seen,stored,declared_lost,blind,remainder
CREATE OR REPLACE VIEW balance AS
SELECT
    node,
    epoch,
    stream,
    events,
    announced AS seen,
    received AS stored,
    declared_lost,
    blind,
    toInt64(announced) - toInt64(received) - toInt64(declared_lost) - toInt64(blind) AS remainder
FROM coverage(
    from = {from:DateTime64(9, 'UTC')},
    to = {to:DateTime64(9, 'UTC')},
    case_name = {case_name:String})
ORDER BY node, epoch, stream
