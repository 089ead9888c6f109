package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Endpoint;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** A line's entry in the pool's directory: who has it, who waits, and what happened so far. */
final class HomeLine {
  private final long address;
  private final Deque<Transaction> waiting = new ArrayDeque<>();
  private final Holders holders = new Holders();
  private final Set<Endpoint> probed = new LinkedHashSet<>();
  private final Moves moves = new Moves();
  private LineContent content;
  private boolean busy;
  private long acquires;
  private long probes;

  HomeLine(long address) {
    this.address = address;
    this.content = LineContent.unwritten(address);
  }

  void enqueue(Transaction next) {
    acquires += next.isAcquire() ? 1 : 0;
    waiting.add(next);
  }

  /** Whether a transaction may begin now; if so the line is busy until {@link #end}. */
  boolean beginNext() {
    if (busy || waiting.isEmpty()) {
      return false;
    }
    busy = true;
    return true;
  }

  /** The transaction that makes the line busy. */
  Transaction current() {
    return waiting.element();
  }

  /** Asks everybody in the way to shrink; true when there is somebody. */
  boolean probe() {
    Transaction now = current();
    // Source 0 names the one cache of the probed host.
    Message probe = new Message(now.probe(), now.cap(), 6, 0, 0, address);
    probed.addAll(holders.inTheWayOf(now));
    probes += probed.size();
    probed.forEach(holder -> holder.submit(probe));
    return !probed.isEmpty();
  }

  /** One answer to the probes; true when it was the last. */
  boolean answered(Endpoint by, Message answer) {
    probed.remove(by);
    moves.probed(by, answer.param() <= Message.SHRINK_B_TO_N);
    holders.set(by, Permission.after(answer.param()));
    wroteBack(by, answer);
    return probed.isEmpty();
  }

  void released(Endpoint by, Message release) {
    moves.released(by);
    holders.set(by, Permission.after(release.param()));
    wroteBack(by, release);
  }

  private void wroteBack(Endpoint by, Message message) {
    if (message.kind() != Kind.PROBE_ACK_DATA && message.kind() != Kind.RELEASE_DATA) {
      return;
    }
    if (message.detail().content() instanceof LineContent written) {
      moves.wroteBack(by, written.dirty());
      content = written.cleaned();
    }
  }

  /** The grant that the current transaction gets; its requester is a holder from now on. */
  Message grant(int sink) {
    Transaction now = current();
    boolean trunk = now.wantsTrunk();
    boolean contentNeeded =
        now.request().kind() == Kind.ACQUIRE_BLOCK
            && !(now.request().param() == Message.GROW_B_TO_T && holders.isKnown(now.requester()));
    holders.set(now.requester(), trunk ? Permission.TRUNK : Permission.BRANCH);
    if (trunk) {
      moves.granted(now.requester());
    }
    Kind kind = contentNeeded ? Kind.GRANT_DATA : Kind.GRANT;
    int cap = trunk ? Message.CAP_TO_T : Message.CAP_TO_B;
    return now.request().answer(kind, cap, sink).withContent(content);
  }

  /** Somebody wrote past the caches. */
  void overwritten() {
    content = LineContent.unwritten(address);
  }

  LineContent content() {
    return content;
  }

  boolean isHeld() {
    return !holders.isEmpty();
  }

  void end() {
    waiting.remove();
    busy = false;
  }

  LineTotals totals() {
    return new LineTotals(
        address, acquires, moves.grants(), probes, moves.transfers(), moves.sharing());
  }
}
