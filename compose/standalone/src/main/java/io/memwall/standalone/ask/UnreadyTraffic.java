package io.memwall.standalone.ask;

/**
 * What results of traffic lack: bandwidth, latency, contention and the score, by their own reasons.
 */
final class UnreadyTraffic {
  /** Of each entity its latest window, live; columns entity, figure, reason, has, needs, ready. */
  static final String STATEMENT =
      """
      SELECT concat('link:', entity) AS entity, said.1 AS figure, said.2 AS reason, '' AS has,
          multiIf(figure = 'utilisation', 'the capacity of the link in the inventory',
              figure = 'wire_bits_per_s', 'a heartbeat of the node whose tap watches the link',
              figure = 'retrans_ratio', '100 new frames in a window of 10 s',
              figure = 'stall_ratio', 'a connection seen from its beginning',
              figure = 'burst', 'one half alone, with 10 ms of frames in a window', '') AS needs,
          if(figure = 'utilisation', 'when the inventory says it', 'with the next windows') AS ready
      FROM
      (
          SELECT entity, missing FROM bandwidth FINAL
          WHERE case_name = '' AND entity_kind = 'LINK' AND window_ns = 10000000000
          ORDER BY t_start DESC LIMIT 1 BY entity
      )
      ARRAY JOIN arrayZip(mapKeys(missing), mapValues(missing)) AS said
      UNION ALL
      SELECT concat(lower(entity_kind), ':', entity), 'latency_inflation', assumeNotNull(missing),
          concat(toString(samples), ' requests in the last window'),
          multiIf(missing = 'too_few_samples', '200 requests in a window of 10 s',
              missing = 'no_baseline', '1,000 requests in a window of 10 s below a utilisation of 0.2',
              missing = 'coarse_clock', 'a tap whose clock is finer than what it measures',
              missing = 'bad_quality', 'a tap that loses less',
              'requests'),
          if(missing = 'no_baseline', 'after the first quiet minute', 'with the next busy window')
      FROM
      (
          SELECT entity_kind, entity, missing, arraySum(`series.samples`) AS samples
          FROM latency FINAL WHERE case_name = ''
          ORDER BY t_start DESC LIMIT 1 BY entity_kind, entity
      )
      WHERE missing IS NOT NULL
      UNION ALL
      SELECT concat('link:', entity), concat('curve of ', request_class), assumeNotNull(fit_missing),
          concat(toString(bins), ' bins of utilisation over ', toString(round(span, 2))),
          '3 bins over 0.3 of utilisation that one curve fits (R2 0.7)',
          'when the load has varied enough'
      FROM
      (
          SELECT entity, request_class, fit_missing, length(`bins.utilisation`) AS bins,
              if(bins = 0, 0, arrayMax(`bins.utilisation`) - arrayMin(`bins.utilisation`)) AS span
          FROM latency_curve FINAL WHERE case_name = ''
          ORDER BY t_start DESC LIMIT 1 BY entity, tap_position, request_class
      )
      WHERE fit_missing IS NOT NULL
      UNION ALL
      SELECT concat(lower(entity_kind), ':', entity), concat('contention: ', said.1), said.2,
          concat(toString(acquires), ' acquires, view ', lower(view)),
          multiIf(said.2 = 'no_pool_tap', 'a tap at the pool, where all masters pass',
              said.2 = 'not_covered', 'a heartbeat of the node whose tap watches the pool',
              said.2 = 'low_coverage', 'a window of which 0.8 was watched',
              said.2 = 'no_latency', 'answers seen behind the transfers',
              said.2 = 'older_collector', 'a collector of this version',
              said.2 = 'no_payload', 'the payload of hot lines, which no tap gives', ''),
          multiIf(said.2 = 'no_payload', 'never',
              said.2 IN ('no_pool_tap', 'older_collector'), 'when it is there', 'with the next windows')
      FROM
      (
          -- Where both kinds of taps watch, the one that sees all masters is asked.
          SELECT entity_kind, entity, view, missing, arraySum(acquire) AS acquires
          FROM contention FINAL WHERE case_name = ''
          ORDER BY t_start DESC, view = 'POOL' DESC LIMIT 1 BY entity_kind, entity
      )
      ARRAY JOIN arrayZip(mapKeys(missing), mapValues(missing)) AS said
      UNION ALL
      SELECT concat(lower(entity_kind), ':', entity), concat('score: ', component),
          assumeNotNull(why), concat('evidence ', toString(round(evidence, 2)), ', state ', lower(state)),
          if(nothing, 'something to measure', 'a report of it; a score at all takes evidence 0.4'),
          'with that input'
      FROM
      (
          SELECT entity_kind, entity, state, evidence, `components.component` AS names,
              `components.missing` AS whys, `components.excused` AS excuses
          FROM hotspot FINAL WHERE case_name = ''
          ORDER BY t_start DESC LIMIT 1 BY entity_kind, entity
      )
      ARRAY JOIN names AS component, whys AS why, excuses AS nothing
      WHERE why IS NOT NULL
      """;

  private UnreadyTraffic() {}
}
