package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Requests and answers of one connection among what a tap has recorded, and what becomes of
 * requests whose answer it has not.
 */
final class Matching {
  /** A request is given up after so long: longer than the recovery of any endpoint but one. */
  private static final long USUAL_AGE_NANOS = 250_000_000L;

  private static final long PATIENT_AGE_NANOS = 11_000_000_000L;
  private static final long PATIENT_TIMEOUT_NANOS = 1_000_000_000L;
  private static final int SWEEPS_PER_AGE = 16;

  /** So many requests under a name in use make it a habit. */
  private static final int HABIT = 8;

  /** How a request ended without a latency. */
  enum Unmatched {
    TIMEOUT,
    RESET,
    SOURCE_REUSE,
    GAP
  }

  /** What the tap is known to have missed. */
  interface Losses {
    /** Whether frames of this direction, recorded at this time or later, are missing. */
    boolean since(boolean toPool, long tNanos);
  }

  private final Names names;
  private final Losses losses;
  private final long ageNanos;
  private final boolean keepsAll;
  private final Consumer<Boolean> mismatches;
  private final Map<Names.Name, Deque<OpenRequest>> open = new HashMap<>();
  private final Deque<OpenRequest> inOrder = new ArrayDeque<>();
  private final Map<RequestClass, Latency> latencies = new EnumMap<>(RequestClass.class);
  private final Map<RequestClass, Long> denied = new EnumMap<>(RequestClass.class);
  private final Map<Unmatched, Long> unmatched = new EnumMap<>(Unmatched.class);
  private long matched;
  private long ambiguous;
  private long unmatchedResponses;
  private long nextSweep = Long.MIN_VALUE;
  private final Map<Names.Space, Integer> reuses = new EnumMap<>(Names.Space.class);

  /**
   * No requests yet.
   *
   * @param mismatches told the direction of each answer of another size than its request
   */
  Matching(Names names, Losses losses, boolean keepsAll, Consumer<Boolean> mismatches) {
    this.mismatches = mismatches;
    this.names = names;
    this.losses = losses;
    boolean patient = names.profile().timeoutNanos() > PATIENT_TIMEOUT_NANOS;
    this.ageNanos = patient ? PATIENT_AGE_NANOS : USUAL_AGE_NANOS;
    this.keepsAll = keepsAll;
  }

  /** A message that the tap takes for accepted by its receiver. */
  void message(Message message, boolean toPool, long tNanos) {
    if (tNanos >= nextSweep) {
      expire(tNanos);
    }
    names.ofAnswered(message).ifPresent(name -> answer(name, message, tNanos));
    RequestClass.of(message.kind())
        .ifPresent(requestClass -> request(new OpenRequest(requestClass, message, toPool, tNanos)));
  }

  private void request(OpenRequest request) {
    open.computeIfAbsent(names.of(request.message), name -> new ArrayDeque<>()).add(request);
    inOrder.add(request);
  }

  private void answer(Names.Name name, Message answer, long tNanos) {
    Deque<OpenRequest> candidates = open.get(name);
    if (candidates == null) {
      unmatchedResponses++;
      return;
    }
    OpenRequest request = candidate(candidates, answer);
    boolean fits = request.requestClass.isAnsweredBy(answer.kind());
    boolean sameSize = answer.kind() == Kind.GRANT_ACK || isSameSize(request, answer);
    boolean stale = !fits || (!sameSize && names.sizeOnWire(answer) != 0);
    if (stale && isLostSince(request)) {
      giveUp(request, Unmatched.GAP);
      unmatchedResponses++;
    } else if (!fits) {
      request.misanswered = true;
      unmatchedResponses++;
    } else {
      remove(request);
      if (!sameSize) {
        mismatches.accept(!request.toPool);
      }
      conclude(request, answer, tNanos);
    }
  }

  private boolean isSameSize(OpenRequest request, Message answer) {
    return names.sizeOnWire(answer) == names.sizeOnWire(request.message);
  }

  private void giveUp(OpenRequest request, Unmatched reason) {
    remove(request);
    unmatched.merge(reason, 1L, Long::sum);
  }

  private void conclude(OpenRequest request, Message answer, long tNanos) {
    boolean habit = isHabit(request);
    if (answer.detail().denied()) {
      matched++;
      denied.merge(request.requestClass, 1L, Long::sum);
    } else if (losses.since(request.toPool, request.tNanos)
        || (habit && losses.since(!request.toPool, request.tNanos))) {
      ambiguous++;
    } else {
      matched++;
      latencies
          .computeIfAbsent(request.requestClass, c -> new Latency(keepsAll))
          .add(Math.max(0, tNanos - request.tNanos));
    }
  }

  /** Names in use twice are rare, except where an endpoint has but one. */
  private OpenRequest candidate(Deque<OpenRequest> candidates, Message answer) {
    boolean habit = isHabit(candidates.element());
    if (!habit && candidates.size() > 1) {
      thinOut(candidates);
    }
    boolean probe = candidates.element().requestClass == RequestClass.PROBE;
    if (candidates.size() > 1 && !habit && !probe) {
      reuses.merge(names.of(candidates.element().message).space(), 1, Integer::sum);
    }
    for (OpenRequest request : candidates) {
      if (request.requestClass.isAnsweredBy(answer.kind())) {
        return request;
      }
    }
    return candidates.element();
  }

  /** Ends requests that can no longer be answered because their name is in use again. */
  private void thinOut(Deque<OpenRequest> candidates) {
    boolean lost = isLostSince(candidates.element());
    while (candidates.size() > 1 && (lost || candidates.element().misanswered)) {
      giveUp(candidates.element(), Unmatched.SOURCE_REUSE);
    }
  }

  private boolean isHabit(OpenRequest request) {
    return reuses.getOrDefault(names.of(request.message).space(), 0) >= HABIT;
  }

  private boolean isLostSince(OpenRequest request) {
    return losses.since(true, request.tNanos) || losses.since(false, request.tNanos);
  }

  private void remove(OpenRequest request) {
    Names.Name name = names.of(request.message);
    Deque<OpenRequest> same = open.get(name);
    same.remove(request);
    if (same.isEmpty()) {
      open.remove(name);
    }
    request.over = true;
    while (!inOrder.isEmpty() && inOrder.element().over) {
      inOrder.remove();
    }
  }

  /** Gives up what is too old. */
  void expire(long tNanos) {
    nextSweep = tNanos + ageNanos / SWEEPS_PER_AGE;
    while (!inOrder.isEmpty() && tNanos - inOrder.element().tNanos > ageNanos) {
      OpenRequest request = inOrder.element();
      giveUp(request, isLostSince(request) ? Unmatched.GAP : Unmatched.TIMEOUT);
    }
  }

  /** The connection begins anew. */
  void reset() {
    while (!inOrder.isEmpty()) {
      giveUp(inOrder.element(), Unmatched.RESET);
    }
    reuses.clear();
  }

  /** Whether data that come next under the name of this message answer an atomic. */
  boolean answersAtomic(Message answer) {
    Deque<OpenRequest> candidates = names.ofAnswered(answer).map(open::get).orElse(null);
    if (candidates == null) {
      return false;
    }
    for (OpenRequest request : candidates) {
      if (request.requestClass.isAnsweredBy(answer.kind())) {
        return request.requestClass == RequestClass.ATOMIC;
      }
    }
    return false;
  }

  ConnectionTotals totals(int incarnations) {
    long outstanding = inOrder.stream().filter(request -> !request.over).count();
    return new ConnectionTotals(
        incarnations,
        new ConnectionTotals.Answers(matched, ambiguous, unmatchedResponses, outstanding),
        ConnectionTotals.byWord(unmatched),
        denied,
        latencies);
  }
}
