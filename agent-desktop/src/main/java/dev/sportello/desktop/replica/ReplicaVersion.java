package dev.sportello.desktop.replica;

import dev.sportello.wire.Vocabulary;
import org.jdbi.v3.core.Handle;

/// By which program the replica on disk was kept. An older one kept what it could not read as it came, but could not
/// carry it out: then everything is loaded from the relay again, while what is on the disk shows already.
final class ReplicaVersion {

    static void prepare(Handle handle) {
        handle.execute("create table if not exists kept_by (vocabulary varchar not null)");
    }

    /// Whether a program that reads what this one reads has kept all of it.
    static boolean thisProgram(Handle handle) {
        return handle.createQuery("select vocabulary from kept_by")
                .mapTo(String.class)
                .findOne()
                .map(Vocabulary.fingerprint()::equals)
                .orElse(false);
    }

    /// From here on all is kept by this program.
    static void write(Handle handle) {
        handle.execute("delete from kept_by");
        handle.execute("insert into kept_by (vocabulary) values (?)", Vocabulary.fingerprint());
    }

    private ReplicaVersion() {}
}
