package dev.sportello.relay.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.storage.OnBothDatabases;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files in which bytes were changed, added and lost: whatever is wrong in them, an import reads to the end, takes what
/// it says it does, and a dry run had said so. `-Dfuzz=N` tries as many as one asks, `-Dseed=N` repeats a run.
@Tag("long")
class ImportFuzzTest extends OnBothDatabases {
    private static final int TIMES = Integer.getInteger("fuzz", 150);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final List<String> FILES = List.of("""
            {"type":"profile","external_id":"c-7","email":"a@x.example","first_name":"Anna","properties":{"a":[1,"b"]}}
            {"type":"event","metric":"Viewed","time":"2026-02-01T10:00:00Z","unique_id":"v","profile":{"email":"a@x.example"}}
            {"type":"order","id":7,"placed_at":"2026-02-01T10:00:00Z","total":9.5,"profile":{"email":"a@x.example"}}
            """, """
            email;first_name;properties.note;type
            a@x.example;Anna;"one;
            ""two""é";profile
            b@x.example;Bea;;
            """, """
            id,email,placed_at,total,currency,state
            1,a@x.example,2026-02-01T10:00:00Z,"19,90",EUR,paid
            2,b@x.example,2026-02-02,1.5,USD,open
            """);

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void whateverIsWrongInAFileItIsReadToItsEnd() throws Exception {
        System.out.printf("-Dfuzz=%d -Dseed=%d%n", TIMES, SEED);
        var file = new ImportedFile(database(), folder.resolve("customers"));
        for (var time = 0; time < TIMES; time++) {
            var bytes = damaged(FILES.get(random.nextInt(FILES.size())).getBytes(StandardCharsets.UTF_8));
            try {
                file.of(bytes);
                var told = file.run(file.options(Map.of(), StandardCharsets.UTF_8, true), ImportedFile.PATIENT);
                var done = file.run();
                assertThat(done.whole()).isTrue();
                assertThat(done.failed())
                        .as("%s", new String(bytes, StandardCharsets.UTF_8))
                        .isEqualTo(told.failed());
                var before = file.rows();
                assertThat(file.run().failed()).isEqualTo(done.failed());
                assertThat(file.rows()).as("the same file again").isEqualTo(before);
            } catch (ImportFailed e) {
                assertThat(e).hasMessageEndingWith(".");
            }
        }
    }

    private byte[] damaged(byte[] whole) {
        var bytes = new ByteArrayOutputStream();
        for (var each : whole) {
            switch (random.nextInt(60)) {
                case 0 -> bytes.write(random.nextInt(256));
                case 1 -> bytes.writeBytes(new byte[] {each, each});
                case 2 -> {}
                case 3 -> bytes.writeBytes(odd());
                default -> bytes.write(each);
            }
        }
        return bytes.toByteArray();
    }

    private byte[] odd() {
        var odd = List.of("\"", "\0", "\\ud800", "\r\n", ";", ",", "null", "{}", "👩", "9999999999", "[[");
        return odd.get(random.nextInt(odd.size())).getBytes(StandardCharsets.UTF_8);
    }
}
