# The targets, each a line or two. `make` alone says what there is, in Portuguese.
PYTHON ?= python3
PORT ?= 8000
DOCS ?= docs
OUT ?= .cache/bench-search.json
PEERS ?= 40
SIZES ?= 100,1000,2400,10000
ROUNDS ?= 2
RESULTS ?= 0
FSYNC ?= 0
KILLS ?= 100
CRASHES ?= 20
RUNS ?= 2000
SEED ?= 8
SWAPS ?= 200
SBOM ?= .cache/sbom.cdx.json
ANSWERS ?= 10000
BIN := .venv/bin
# Three at a time: browsers and servers let a processor wait.
# Each file of tests stays in one process, and those of the browser come last: see tests/conftest.py.
PARALLEL := -n 3 --dist loadfile --no-loadscope-reorder
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup serve build check test lint bench bench-build bench-search bench-check bench-answers bench-hostile bench-durability bench-publish generated pictures lock sbom audit clean

help: ## mostra esta lista
	@echo "Uso: make ALVO"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 	\2/p' Makefile | expand -t 22

.venv/ready: requirements.lock pyproject.toml tools/setup tools/dictionaries/package-lock.json
	@tools/setup $(PYTHON)

setup: .venv/ready ## prepara o ambiente em .venv (os outros alvos já fazem isso)

serve: .venv/ready ## mostra a central em http://127.0.0.1:8000 e acompanha cada mudança (PORT=8001 muda a porta)
	$(BIN)/central servir --porta $(PORT)

build: .venv/ready ## monta a central em site/; se algo falhar, a anterior fica como estava (OFFLINE=1: para ler de uma pasta, sem servidor)
	$(BIN)/central montar $(if $(filter-out 0,$(OFFLINE)),--offline)
	$(BIN)/central enderecos

lint: .venv/ready ## confere o código e os artigos, sem rodar os testes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/central conferir

test: .venv/ready ## roda todos os testes, inclusive os do navegador
	$(BIN)/python tools/chromium.py --shell
	$(BIN)/python -m pytest $(PARALLEL)

check: lint test ## confere tudo, como a CI: código, artigos, testes e montagem rigorosa
	$(BIN)/central montar --estrito --destino .cache/check

bench: bench-build ## mede a montagem, o que cada página transfere, comprimida, e as notas do Lighthouse
	$(BIN)/python tools/chromium.py
	PYTHONPATH=tools $(BIN)/python -m bench.page_weight

bench-build: .venv/ready ## mede a montagem e a prévia, ao lado de outros geradores: SIZES=100,1000 ROUNDS=2 (DOCS=pasta: artigos de verdade; RESULTS=1: escreve bench/RESULTS.md)
	PYTHONPATH=tools $(BIN)/python -m bench.build --sizes "$(SIZES)" --rounds "$(ROUNDS)" --json .cache/bench-build.json $(if $(filter-out docs,$(DOCS)),--docs "$(DOCS)") $(if $(filter-out 0,$(RESULTS)),--results)

bench-search: .venv/ready ## mede a pesquisa: DOCS=pasta QUERIES=consultas.jsonl OUT=medida.json (PEERS=0: sem os outros)
	$(BIN)/python tools/chromium.py
	PYTHONPATH=tools $(BIN)/python -m bench.search "$(DOCS)" "$(QUERIES)" "$(OUT)" --peers "$(PEERS)"

bench-check: .venv/ready ## mede a conferência: mil artigos, a frio e de novo
	$(BIN)/python bench/checking.py .cache/bench-check.json

bench-answers: .venv/ready ## mede o coletor: respostas por segundo, espera e memória (FSYNC=4: também em um disco com fsync de 4 ms a mais)
	PYTHONPATH=tools $(BIN)/python -m bench.answers .cache/bench-answers.json --fsync $(FSYNC)

bench-hostile: .venv/ready ## estraga artigos de verdade de duas mil maneiras, confere e monta tudo, e diz se algo caiu (RUNS=2000 SEED=8)
	PYTHONPATH=tools $(BIN)/python -m bench.hostile .cache/bench-hostile.json --runs $(RUNS) --seed $(SEED)

bench-durability: .venv/ready ## derruba o coletor no meio do trabalho, muitas vezes (KILLS=100 CRASHES=20)
	$(BIN)/python -m pytest tests/feedback/test_durability.py -s --kills $(KILLS) --crashes $(CRASHES) -k "kill or crashes"

bench-publish: .venv/ready ## troca versões da central 200 vezes diante de leitores, com um nginx de verdade, e volta à anterior (SWAPS=200 ANSWERS=10000)
	PYTHONPATH=tools $(BIN)/python -m bench.publish .cache/bench-publish.json --swaps $(SWAPS) --answers $(ANSWERS)

generated: .venv/ready ## renova o que é feito do código: tabelas do CONTRIBUTING e arquivos de .vscode/
	PYTHONPATH=tools $(BIN)/python tools/generated.py

pictures: .venv/ready ## refaz as imagens do README e do CONTRIBUTING
	$(BIN)/python tools/pictures.py

lock: .venv/ready ## renova requirements.lock com as versões mais novas permitidas
	tools/lock

.cache/supply/ready: tools/supply/requirements.lock
	$(PYTHON) -m venv --clear .cache/supply
	.cache/supply/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/supply/requirements.lock
	@touch .cache/supply/ready

sbom: .cache/supply/ready ## lista o que a central contém de outros projetos, em CycloneDX (SBOM=sbom.cdx.json)
	.cache/supply/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible --output-format JSON --output-file $(SBOM)

audit: .venv/ready .cache/supply/ready ## pergunta por falhas conhecidas nas dependências; precisa de internet
	found=0; .cache/supply/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock || found=1; \
	$(BIN)/python tools/npm.py --audit $(dir $(wildcard t*/*/package-lock.json)) || found=1; exit $$found

clean: ## apaga o ambiente, o site e o que foi guardado em cache
	rm -rf .venv site .cache
