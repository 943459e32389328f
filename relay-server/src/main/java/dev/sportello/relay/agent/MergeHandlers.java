package dev.sportello.relay.agent;

import dev.sportello.model.MergeId;
import dev.sportello.relay.customer.Merges;
import dev.sportello.relay.http.Bodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.MergeBodies.MergeList;
import dev.sportello.wire.MergeBodies.MergeProfiles;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.UUID;

/// Where agents merge two profiles of one person, and take that back. Thread-safe.
public record MergeHandlers(Bodies bodies, Merges merges, Clock clock) {

    /// `POST /agent/profiles/{id}/merges`
    public void merge(Context ctx) throws RefusedFrame {
        var other = bodies.read(ctx, MergeProfiles.class).other();
        var by = AgentHandlers.session(ctx).agent();
        bodies.write(ctx, merges.merge(CustomerHandlers.profileId(ctx), other, by, clock.instant()));
    }

    /// `GET /agent/profiles/{id}/merges`
    public void undoable(Context ctx) throws RefusedFrame {
        bodies.write(ctx, new MergeList(merges.undoable(CustomerHandlers.profileId(ctx), clock.instant())));
    }

    /// `DELETE /agent/merges/{id}`
    public void undo(Context ctx) throws RefusedFrame {
        bodies.write(ctx, merges.undo(id(ctx), AgentHandlers.session(ctx).agent(), clock.instant()));
    }

    private static MergeId id(Context ctx) throws RefusedFrame {
        try {
            return new MergeId(UUID.fromString(ctx.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
    }
}
