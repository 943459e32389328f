package dev.sportello.wire;

import dev.sportello.model.MergeId;
import dev.sportello.model.ProfileId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The bodies by which agents merge two profiles of one person, and take that back.
public final class MergeBodies {

    /// `POST /agent/profiles/{id}/merges`
    ///
    /// @param other the other profile of the same person
    public record MergeProfiles(ProfileId other) {
        public MergeProfiles {
            Objects.requireNonNull(other, "other");
        }
    }

    /// The answer to that, and to `DELETE /agent/merges/{id}`.
    ///
    /// @param kept whose profile it is now
    /// @param merged the other one
    /// @param name what the merged one was called
    /// @param agent who has merged them
    /// @param undoUntil until when it can be undone
    public record Merge(
            MergeId id, ProfileId kept, ProfileId merged, String name, String agent, Instant at, Instant undoUntil) {
        public Merge {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(merged, "merged");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(undoUntil, "undoUntil");
        }
    }

    /// `GET /agent/profiles/{id}/merges`: those into it that can be undone, the last first.
    public record MergeList(List<Merge> merges) {
        public MergeList {
            merges = List.copyOf(merges);
        }
    }

    private MergeBodies() {}
}
