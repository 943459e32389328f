package dev.sportello.relay.bench;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.sportello.relay.rig.RelayProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// What a relay's process has used so far, and the PostgreSQL that this process has started for it. Linux only.
final class RelayCost implements AutoCloseable {
    private final RelayProcess relay;
    private final JMXConnector connector;
    private final ThreadMXBean threads;

    private RelayCost(RelayProcess relay, JMXConnector connector, ThreadMXBean threads) {
        this.relay = relay;
        this.connector = connector;
        this.threads = threads;
    }

    /// @param cpu of the relay and of the database
    /// @param allocated bytes that all threads of the relay have allocated
    /// @param written bytes that the relay has sent to the disk; what PostgreSQL writes is not among them
    record Use(Duration cpu, long allocated, long written) {

        /// What was used since an earlier moment.
        Use since(Use before) {
            return new Use(cpu.minus(before.cpu), allocated - before.allocated, written - before.written);
        }
    }

    static RelayCost of(RelayProcess relay) throws IOException {
        try {
            var machine = VirtualMachine.attach(String.valueOf(relay.pid()));
            var connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            machine.detach();
            return new RelayCost(
                    relay,
                    connector,
                    ManagementFactory.newPlatformMXBeanProxy(
                            connector.getMBeanServerConnection(),
                            ManagementFactory.THREAD_MXBEAN_NAME,
                            ThreadMXBean.class));
        } catch (AttachNotSupportedException e) {
            throw new IOException("The relay cannot be measured.", e);
        }
    }

    Use now() throws IOException {
        return new Use(
                Stream.concat(ProcessHandle.of(relay.pid()).stream(), postgres())
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .reduce(Duration.ZERO, Duration::plus),
                threads.getTotalThreadAllocatedBytes(),
                written());
    }

    /// The largest amount of memory that the relay has held so far, in bytes.
    long mostResident() throws IOException {
        return number("status", "VmHWM:") * 1024;
    }

    private long written() throws IOException {
        return number("io", "write_bytes:");
    }

    private static Stream<ProcessHandle> postgres() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    private long number(String file, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(relay.pid()), file)).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
