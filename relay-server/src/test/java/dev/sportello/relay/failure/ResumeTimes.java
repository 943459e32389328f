package dev.sportello.relay.failure;

import dev.sportello.relay.rig.Resume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How long clients took to come back, by what they lost their links to. For one thread.
final class ResumeTimes {
    private final TreeMap<Long, String> harms = new TreeMap<>();
    private final Map<String, List<Map<Resume.Part, Duration>>> byHarm = new LinkedHashMap<>();

    /// Something begins now that costs links.
    void begin(String harm) {
        harms.put(System.nanoTime(), harm);
    }

    /// @param outages in which nobody could come back
    void add(Resume resume, List<Resume.Outage> outages) {
        var harm = harms.floorEntry(resume.lostAt());
        var parts = new TreeMap<Resume.Part, Duration>();
        for (var part : Resume.Part.values()) {
            parts.put(part, resume.beyond(outages, part));
        }
        for (var name : List.of("all", harm == null ? "none" : harm.getValue())) {
            byHarm.computeIfAbsent(name, _ -> new ArrayList<>()).add(parts);
        }
    }

    /// For each cause how many came back, and within which times beyond the outages half and 99 of 100 of them.
    @Override
    public String toString() {
        var text = new StringBuilder();
        byHarm.forEach((harm, resumes) -> {
            text.append("%d resumes after %s:".formatted(resumes.size(), harm));
            for (var part : Resume.Part.values()) {
                var times =
                        resumes.stream().map(parts -> parts.get(part)).sorted().toList();
                text.append(" %s p50 %d, p99 %d, most %d ms;"
                        .formatted(part, at(times, 0.5), at(times, 0.99), at(times, 1)));
            }
            text.append(System.lineSeparator());
        });
        return text.toString();
    }

    private static long at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1).toMillis();
    }
}
