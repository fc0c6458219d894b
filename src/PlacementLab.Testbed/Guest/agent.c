/* The guest: PID 1 of an initial RAM disk that holds nothing else. It fills memory, writes to it in a controlled pattern, and
 * can prove that every word of it is what it wrote. Options are mw.KEY=VALUE on the kernel command line:
 *   pat     idle | uniform | hotcold | sweep | phased      pattern of the writer
 *   w       pages of the written set                       rate  page writes per second
 *   h, r1   hot pages and their write rate                 c     cold pages per second, in sequence
 *   on, off lengths of the phases in ms                    bytes bytes changed by a page write
 *   fill    random | text | zero                           mib   MiB of filled memory
 *   cpu     1: the writer spins between writes, so its rate follows its share of the CPU; 0: it sleeps
 *   seed    seed of the writer
 * Serial line: "READY ...", then "S <guest ms> <writes> <dropped> <longest lag ms>" each second. Asked by a byte on it:
 *   V       "V ok|BAD <writes so far>": whether the weighted sum of all filled words is the one kept beside each write
 *   C       "C <writes so far>"
 * Debug port 0xE9: a byte every 5 ms, which the host stamps; the guest cannot see its own downtime. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/io.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096L
#define WORDS 512

struct options {
    const char *pattern, *fill;
    long written, hot;
    double rate, hot_rate, cold_rate, on, off;
    int spins;
};

static char command_line[4096];
static unsigned char *memory;
static long pages;
static int words_per_write;
static uint64_t random_state, sum, writes_so_far;
static volatile uint64_t sink;
static volatile int asked;

static const char *text_of(const char *key, const char *missing) {
    static char values[32][64];
    static int used;
    char wanted[40];
    snprintf(wanted, sizeof wanted, "mw.%s=", key);
    char *at = strstr(command_line, wanted);
    if (!at) return missing;
    at += strlen(wanted);
    char *value = values[used++ % 32];
    int n = 0;
    while (*at && *at != ' ' && *at != '\n' && n < 63) value[n++] = *at++;
    value[n] = 0;
    return value;
}

static double number_of(const char *key, double missing) {
    const char *text = text_of(key, 0);
    return text ? atof(text) : missing;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static inline uint64_t draw(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

/* One page write. The sum of (2 page + 1) * word over all filled memory is kept up to date with it. */
static inline void touch(long page) {
    uint64_t *word = (uint64_t *)(memory + page * PAGE);
    int offset = words_per_write >= WORDS ? 0 : (int)(draw() % (WORDS - words_per_write + 1));
    uint64_t change = 0;
    for (int k = 0; k < words_per_write; k++) {
        uint64_t value = draw() | 1;
        change += value - word[offset + k];
        word[offset + k] = value;
    }
    sum += change * (2 * (uint64_t)page + 1);
    writes_so_far++;
}

static uint64_t sum_of_memory(void) {
    uint64_t total = 0;
    for (long i = 0; i < pages; i++) {
        const uint64_t *word = (const uint64_t *)(memory + i * PAGE);
        uint64_t page = 0;
        for (int k = 0; k < WORDS; k++) page += word[k];
        total += page * (2 * (uint64_t)i + 1);
    }
    return total;
}

static void answer(void) {
    int question = asked;
    if (!question) return;
    asked = 0;
    if (question == 'V') printf("V %s %llu\n", sum_of_memory() == sum ? "ok" : "BAD", (unsigned long long)writes_so_far);
    else if (question == 'C') printf("C %llu\n", (unsigned long long)writes_so_far);
}

static void *listen_to_host(void *unused) {
    (void)unused;
    char c;
    for (;;) {
        if (read(0, &c, 1) == 1) asked = c;
        else usleep(100000);
    }
    return 0;
}

static void *beat(void *unused) {
    (void)unused;
    struct sched_param priority = {.sched_priority = 50};
    sched_setscheduler(0, SCHED_FIFO, &priority);
    struct timespec due, t;
    clock_gettime(CLOCK_MONOTONIC, &due);
    unsigned char n = 0;
    for (;;) {
        due.tv_nsec += 5000000;
        if (due.tv_nsec >= 1000000000) { due.tv_nsec -= 1000000000; due.tv_sec++; }
        clock_gettime(CLOCK_MONOTONIC, &t);
        if (t.tv_sec > due.tv_sec || (t.tv_sec == due.tv_sec && t.tv_nsec > due.tv_nsec)) due = t;
        else clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, 0);
        outb(n++ & 0x7f, 0xE9);
    }
    return 0;
}

static void fill_with_text(void) {
    static const char *vocabulary[] = {"the ", "request ", "of ", "user ", "state=ok ", "id:", "queue ", "memory ",
                                       "and ", "time=", "service ", "0x1f ", "node-", "error ", "page ", "cache\n"};
    static char text[1 << 16];
    long length = 0;
    while (length < (long)sizeof text) {
        const char *word = vocabulary[draw() & 15];
        long n = strlen(word);
        if (length + n > (long)sizeof text) n = sizeof text - length;
        memcpy(text + length, word, n);
        length += n;
    }
    for (long i = 0; i < pages; i++) {
        memcpy(memory + i * PAGE, text + (draw() % (sizeof text - PAGE)), PAGE);
        for (int k = 0; k < 16; k++) *(uint64_t *)(memory + i * PAGE + (k * 248 & ~7)) = draw() | 1;
    }
}

static void fill_memory(const char *fill) {
    if (!strcmp(fill, "zero")) {
        for (long i = 0; i < pages; i++) *(volatile unsigned char *)(memory + i * PAGE) = 0;
    } else if (!strcmp(fill, "text")) {
        fill_with_text();
    } else {
        for (long i = 0; i < pages; i++) {
            uint64_t *word = (uint64_t *)(memory + i * PAGE);
            for (int k = 0; k < WORDS; k++) word[k] = draw();
            word[0] |= 1;
        }
    }
    sum = sum_of_memory();
}

/* Turns of an empty loop between two writes, so that an unhindered writer reaches its rate. */
static double calibrate(const struct options *o) {
    double began = now();
    uint64_t turns = 0;
    while (now() - began < 0.2) {
        for (int k = 0; k < 1000; k++) sink += k;
        turns += 1000;
    }
    double per_turn = (now() - began) / turns;
    began = now();
    for (long k = 0; k < 4000; k++) touch(draw() % o->written);
    double left = 1.0 / o->rate - (now() - began) / 4000;
    return left > 0 ? left / per_turn : 0;
}

static void report(double start, uint64_t done, uint64_t dropped, double lag) {
    printf("S %.0f %llu %llu %.0f\n", (now() - start) * 1e3, (unsigned long long)done, (unsigned long long)dropped, lag * 1e3);
}

static void write_at_full_speed(const struct options *o, double spins) {
    double start = now(), due = start + 1;
    uint64_t done = 0, k = 0;
    for (;;) {
        touch(draw() % o->written);
        done++;
        for (uint64_t q = 0; q < (uint64_t)spins; q++) sink += q;
        if ((++k & 63) != 0) continue;
        answer();
        double t = now();
        if (t < due) continue;
        report(start, done, 0, 0);
        done = 0;
        due = due + 1 < t ? t + 1 : due + 1;
    }
}

static int is_active(const struct options *o, double since_start) {
    if (o->pattern[0] != 'p') return 1;
    double period = o->on + o->off;
    return since_start - (long)(since_start / period) * period < o->on;
}

/* Writes what is due, from the clock. What is late by more than 50 ms is dropped, not made up for. */
static void write_paced(const struct options *o) {
    int hotcold = !strcmp(o->pattern, "hotcold"), sweep = o->pattern[0] == 's', idle = o->pattern[0] == 'i';
    double start = now(), last = start, reported = start, due = 0, due_cold = 0, lag = 0;
    double rate = idle ? 0 : hotcold ? o->hot_rate : o->rate, cold_rate = hotcold ? o->cold_rate : 0;
    long range = hotcold ? o->hot : o->written, position = 0, cold = o->hot;
    uint64_t done = 0, dropped = 0;
    struct timespec tick;
    clock_gettime(CLOCK_MONOTONIC, &tick);
    for (;;) {
        tick.tv_nsec += 10000000;
        if (tick.tv_nsec >= 1000000000) { tick.tv_nsec -= 1000000000; tick.tv_sec++; }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &tick, 0);
        answer();
        double t = now(), elapsed = t - last, use = elapsed > 0.05 ? 0.05 : elapsed;
        last = t;
        if (elapsed - 0.01 > lag) lag = elapsed - 0.01;
        if (t - (tick.tv_sec + tick.tv_nsec * 1e-9) > 0.01) clock_gettime(CLOCK_MONOTONIC, &tick);
        if (is_active(o, t - start)) {
            due += rate * use;
            due_cold += cold_rate * use;
            dropped += (uint64_t)((rate + cold_rate) * (elapsed - use));
        }
        for (; due >= 1; due -= 1, done++) {
            if (sweep) { touch(position); if (++position >= range) position = 0; }
            else touch(draw() % range);
        }
        for (; due_cold >= 1; due_cold -= 1, done++) { touch(cold); if (++cold >= pages) cold = o->hot; }
        if (t - reported < 1) continue;
        report(start, done, dropped, lag);
        reported = reported + 1 < t - 1 ? t : reported + 1;
        done = dropped = 0;
        lag = 0;
    }
}

static void open_console(void) {
    int tty = open("/dev/ttyS0", O_RDWR);
    if (tty >= 0) { dup2(tty, 0); dup2(tty, 1); dup2(tty, 2); }
    struct termios line;
    if (!tcgetattr(0, &line)) { line.c_lflag &= ~(ECHO | ICANON); tcsetattr(0, TCSANOW, &line); }
    setvbuf(stdout, 0, _IOLBF, 256);
}

int main(void) {
    mkdir("/proc", 0555);
    mount("proc", "/proc", "proc", 0, 0);
    mkdir("/dev", 0755);
    mount("devtmpfs", "/dev", "devtmpfs", 0, 0);
    open_console();
    int fd = open("/proc/cmdline", O_RDONLY);
    int n = read(fd, command_line, sizeof command_line - 1);
    command_line[n > 0 ? n : 0] = 0;
    close(fd);
    iopl(3);

    struct options o = {.pattern = text_of("pat", "idle"), .fill = text_of("fill", "random"), .written = (long)number_of("w", 1000),
                        .hot = (long)number_of("h", 1), .rate = number_of("rate", 0), .hot_rate = number_of("r1", 0),
                        .cold_rate = number_of("c", 0), .on = number_of("on", 1000) / 1e3, .off = number_of("off", 1000) / 1e3,
                        .spins = (int)number_of("cpu", 0)};
    pages = (long)(number_of("mib", 128) * 256);
    words_per_write = (int)number_of("bytes", 64) / 8;
    if (words_per_write < 1) words_per_write = 1;
    if (o.written > pages) o.written = pages;
    if (o.written < 1) o.written = 1;
    random_state = 88172645463325252ULL ^ ((uint64_t)number_of("seed", 1) * 0x9E3779B97F4A7C15ULL);
    if (!random_state) random_state = 1;
    memory = mmap(0, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) { printf("FAIL no memory for %ld pages\n", pages); sleep(1); reboot(RB_POWER_OFF); }
    madvise(memory, pages * PAGE, MADV_NOHUGEPAGE);
    double began = now();
    fill_memory(o.fill);
    double filled = now() - began;
    double spins = o.spins ? calibrate(&o) : 0;
    pthread_t thread;
    pthread_create(&thread, 0, beat, 0);
    pthread_create(&thread, 0, listen_to_host, 0);
    printf("READY pat=%s pages=%ld w=%ld rate=%g fill_s=%.2f spin=%.0f\n", o.pattern, pages, o.written, o.rate, filled, spins);
    if (o.spins) write_at_full_speed(&o, spins);
    write_paced(&o);
}
