# Three stages: the requirements, the files from npm, and the image that runs.
FROM python:3.13-slim AS requirements
RUN python -m venv /srv/venv
COPY requirements/production.txt /tmp/
RUN /srv/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/production.txt

# Of Debian 13, for Debian 12 has Python 3.11, and tools.vendor needs 3.12.
FROM node:24-trixie AS vendor
WORKDIR /srv/empact
COPY tools/__init__.py tools/vendor.py tools/
RUN python3 -m tools.vendor

FROM python:3.13-slim
ENV PATH=/srv/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 EMPACT_VAR=/srv/var
RUN useradd --system --uid 10001 --no-create-home empact && install -d -o empact /srv/var/staticfiles
WORKDIR /srv/empact
COPY --from=requirements /srv/venv /srv/venv
COPY manage.py ./
COPY empact empact
COPY cycles cycles
COPY priorities priorities
COPY oaps oaps
COPY evaluation evaluation
COPY templates templates
COPY static static
COPY --from=vendor /srv/empact/static/vendor static/vendor
COPY --from=vendor /srv/empact/empact/documents/fonts empact/documents/fonts
USER 10001
EXPOSE 8000
CMD ["gunicorn", "empact.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--no-control-socket", "--worker-tmp-dir=/dev/shm", "--access-logfile=-", "--access-logformat=%(m)s %(U)s %(s)s %(M)s ms"]
