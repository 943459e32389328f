package dev.sportello.relay.rig;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Notes how a participant comes back whenever it has lost its link. Thread-safe: guarded by its own lock.
final class Comeback {
    private final List<Resume> resumes = new CopyOnWriteArrayList<>();

    /// When the link was lost; 0 while there is one, and before the first. Like the others as [System#nanoTime]
    /// counts.
    private long lostAt;

    private long triedAt;
    private long openedAt;
    private long welcomedAt;
    private int attempts;

    synchronized void lost() {
        lostAt = System.nanoTime();
    }

    synchronized void tries() {
        triedAt = System.nanoTime();
        attempts++;
    }

    synchronized void opened() {
        openedAt = System.nanoTime();
    }

    synchronized void welcomed() {
        welcomedAt = System.nanoTime();
    }

    synchronized void isBack() {
        if (lostAt != 0) {
            resumes.add(new Resume(lostAt, triedAt, openedAt, welcomedAt, System.nanoTime(), attempts));
            lostAt = 0;
        }
        attempts = 0;
    }

    /// How many attempts have failed since there was a link.
    synchronized int attempts() {
        return attempts;
    }

    /// Each time that it lost a link and was back.
    List<Resume> resumes() {
        return List.copyOf(resumes);
    }
}
