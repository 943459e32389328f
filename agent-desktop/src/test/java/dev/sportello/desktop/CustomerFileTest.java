package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.wire.ErrorKind;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy of a customer's data is in the file as a whole, or not at all.
class CustomerFileTest {
    @TempDir
    Path folder;

    private SampleDesk desk;

    @BeforeEach
    void open() {
        desk = new SampleDesk(BusyDay.busy());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aWholeCopyIsInTheFile() throws Exception {
        var file = Files.writeString(folder.resolve("maria.json"), "What was there before.");
        export(file);
        assertThat(file).content().isEqualTo("{\"profile\":{},\"complete\":true}\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aCopyThatBreaksOffLeavesNoFile() {
        desk.relay().administration.wholeCopies = false;
        assertThatThrownBy(() -> export(folder.resolve("maria.json"))).hasCauseInstanceOf(RequestFailed.Offline.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRefusalHasItsName() {
        desk.relay().administration.refuse(ErrorKind.FORBIDDEN);
        assertThatThrownBy(() -> export(folder.resolve("maria.json"))).hasCauseInstanceOf(RequestFailed.Refused.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDiskThatDoesNotTakeItIsTold() {
        assertThatThrownBy(() -> export(folder.resolve("nowhere").resolve("maria.json")))
                .hasCauseInstanceOf(UncheckedIOException.class);
    }

    private void export(Path file) throws Exception {
        var _ = new CustomerFile(desk.desk(), Locale.UK)
                .destination(file)
                .write()
                .apply(Shoppers.profile("Maria Rossi"))
                .get(SampleDesk.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
