package dev.sportello.relay.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class IdentityKeysFileTest {
    private static final String SECOND = ShopSigner.LINE.replace("key-1", "key-2");

    private final Logger log = (Logger) LoggerFactory.getLogger(IdentityKeysFile.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(told);
    }

    @Test
    void isMadeWhereThereIsNone() {
        var keys = IdentityKeysFile.open(file(), new SecureRandom());
        assertThat(keys.find("key-1")).isNotNull();
        assertThat(file()).exists();
    }

    /// Nobody sees it, and the key's id would be another than the one that the shop signs with.
    @Test
    void aMarkThatAnEditorPutBeforeTheFirstKeyIsNoPartOfItsId() throws Exception {
        Files.writeString(file(), "\uFEFF" + ShopSigner.LINE + "\r\n");
        var keys = IdentityKeysFile.open(file(), new SecureRandom());
        assertThat(keys.find("key-1")).isNotNull();
    }

    @Test
    void aKeyThatIsWrittenWhileTheRelayRunsCountsAtOnce() throws Exception {
        var keys = opened();
        assertThat(keys.find("key-2")).isNull();
        write(ShopSigner.LINE, SECOND);
        assertThat(keys.find("key-2")).isNotNull();
        assertThat(keys.find("key-1")).isNotNull();
    }

    @Test
    void aKeyThatIsTakenAwayCountsNoMoreAfterTheNextLook() throws Exception {
        var keys = opened();
        write(SECOND);
        keys.look();
        assertThat(keys.find("key-1")).isNull();
        assertThat(keys.find("key-2")).isNotNull();
    }

    @Test
    void aFileThatIsReplacedWithTheSameLengthIsSeen() throws Exception {
        var keys = opened();
        var other = Files.writeString(folder.resolve("other"), SECOND + "\n");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file()));
        Files.move(other, file(), StandardCopyOption.REPLACE_EXISTING);
        keys.look();
        assertThat(keys.find("key-1")).isNull();
    }

    @Test
    void aBrokenFileKeepsTheKeysAndIsComplainedOfOnce() throws Exception {
        var keys = opened();
        write("key-1 HS256 short");
        keys.look();
        keys.look();
        assertThat(keys.find("key-9")).isNull();
        assertThat(keys.find("key-1")).isNotNull();
        assertThat(errors()).hasSize(1);
        assertThat(errors().getFirst()).contains("Line 1", file().toString(), "still hold");

        write(ShopSigner.LINE, SECOND);
        assertThat(keys.find("key-2")).isNotNull();
    }

    @Test
    void aFileThatIsGoneOrEmptyKeepsTheKeysAndIsComplainedOfOnce() throws Exception {
        var keys = opened();
        Files.delete(file());
        keys.look();
        keys.look();
        assertThat(keys.find("key-1")).isNotNull();
        assertThat(errors()).hasSize(1);
        Files.writeString(file(), "");
        keys.look();
        keys.look();
        assertThat(keys.find("key-1")).isNotNull();
        assertThat(errors()).hasSize(2);
    }

    @Test
    void aBrokenFileAtTheStartIsRefused() throws Exception {
        write("key-1 HS256 short");
        assertThatThrownBy(() -> IdentityKeysFile.open(file(), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 1");
    }

    private Path file() {
        return folder.resolve("keys");
    }

    private IdentityKeysFile opened() throws IOException {
        write(ShopSigner.LINE);
        return IdentityKeysFile.open(file(), new SecureRandom());
    }

    private void write(String... lines) throws IOException {
        Files.write(file(), List.of(lines));
    }

    private List<String> errors() {
        return told.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
